import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaProps } from 'react-aria-components/Checkbox';

export interface CheckboxProps extends Omit<AriaProps, 'className' | 'style' | 'children' | 'value' | 'onChange'> {
  children: ReactNode;
  value?: boolean;
  onChange?: (value: boolean) => void;
  problem?: string | undefined;
}

/** One yes-or-no statement, written so that ticking it says "yes, this is so". */
export function Checkbox({ children, value, onChange, problem, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...rest}
      {...(value !== undefined ? { isSelected: value } : {})}
      {...(onChange ? { onChange } : {})}
      isInvalid={problem !== undefined}
      className="group flex min-h-6 items-start gap-2 text-base data-disabled:text-ink-muted"
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <CheckMark on={isSelected} partly={isIndeterminate} />
          <span>
            {children}
            {problem ? <span className="block text-sm font-medium text-danger">{problem}</span> : null}
          </span>
        </>
      )}
    </AriaCheckbox>
  );
}

/** The box itself; also drawn by lists whose rows can be picked. */
export function CheckMark({ on, partly }: { on: boolean; partly?: boolean }) {
  return (
    <span
      aria-hidden
      className={`mt-0.5 inline-flex size-4.5 shrink-0 items-center justify-center rounded-[4px] border group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-focus ${
        on || partly
          ? 'border-accent bg-accent text-on-accent'
          : 'border-line-control bg-surface group-hover:border-ink-muted'
      }`}
    >
      {partly ? <Minus size={14} strokeWidth={3} /> : on ? <Check size={14} strokeWidth={3} /> : null}
    </span>
  );
}
