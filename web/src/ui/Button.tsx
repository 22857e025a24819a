import type { ReactNode } from 'react';
import { useId } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { cx } from './cx.ts';
import { Spinner } from './Spinner.tsx';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

const kinds: Record<ButtonKind, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong data-pressed:bg-accent-strong',
  secondary: 'bg-surface text-ink border border-line hover:border-line-control hover:bg-hover',
  quiet: 'text-ink hover:bg-hover',
  danger: 'bg-danger text-on-danger hover:bg-danger-strong',
};

const sizes: Record<ButtonSize, string> = {
  small: 'h-8 px-2 text-sm gap-1',
  medium: 'h-9 px-3 text-base gap-2',
  large: 'h-11 px-4 text-md gap-2',
};

/** The look of a button, for links that lead to an action's screen. */
export function buttonClass(kind: ButtonKind = 'secondary', size: ButtonSize = 'medium', extra?: string): string {
  return cx(
    'inline-flex shrink-0 items-center justify-center rounded-control font-medium whitespace-nowrap select-none transition-colors duration-120',
    'disabled:bg-hover disabled:text-ink-muted disabled:border-line disabled:border',
    kinds[kind],
    sizes[size],
    extra,
  );
}

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  kind?: ButtonKind;
  size?: ButtonSize;
  icon?: ReactNode;
  children: ReactNode;
  /** Why the action is not possible now, and what would make it so. Shown, and it disables the button. */
  disabledReason?: string;
  className?: string;
}

export function Button({ kind, size, icon, children, disabledReason, className, ...rest }: ButtonProps) {
  const reasonId = useId();
  const button = (
    <AriaButton
      {...rest}
      isDisabled={rest.isDisabled || disabledReason !== undefined}
      aria-describedby={disabledReason ? reasonId : rest['aria-describedby']}
      className={buttonClass(kind, size, className)}
    >
      {rest.isPending ? <Spinner /> : icon}
      {children}
    </AriaButton>
  );
  if (!disabledReason) return button;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      {button}
      <span id={reasonId} className="text-sm text-ink-muted">
        {disabledReason}
      </span>
    </span>
  );
}

/** A button that shows only an icon. Its name is required, because nothing else says what it does. */
export function IconButton({
  label,
  children,
  className,
  size = 'medium',
  ...rest
}: Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  label: string;
  children: ReactNode;
  className?: string;
  size?: ButtonSize;
}) {
  const box = { small: 'size-8', medium: 'size-9', large: 'size-11' }[size];
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-control text-ink-muted transition-colors duration-120 hover:bg-hover hover:text-ink disabled:opacity-50',
        box,
        className,
      )}
    >
      {children}
    </AriaButton>
  );
}
