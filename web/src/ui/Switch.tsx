import type { ReactNode } from 'react';
import { type SwitchProps as AriaProps, Switch as AriaSwitch } from 'react-aria-components/Switch';

export interface SwitchProps extends Omit<AriaProps, 'className' | 'style' | 'children' | 'value' | 'onChange'> {
  label: string;
  help?: ReactNode;
  value?: boolean;
  onChange?: (value: boolean) => void;
}

/** A setting that takes effect at once. Inside a form that is saved with a button, use a Checkbox. */
export function Switch({ label, help, value, onChange, ...rest }: SwitchProps) {
  return (
    <AriaSwitch
      {...rest}
      {...(value !== undefined ? { isSelected: value } : {})}
      {...(onChange ? { onChange } : {})}
      className="group flex min-h-6 items-start gap-3 text-base"
    >
      <span
        aria-hidden
        className="mt-px inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-line-control bg-surface p-0.5 transition-colors duration-120 group-data-selected:border-accent group-data-selected:bg-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-focus"
      >
        <span className="size-3.5 rounded-full bg-line-control transition-transform duration-120 group-data-selected:translate-x-4 group-data-selected:bg-on-accent" />
      </span>
      <span>
        <span className="font-medium">{label}</span>
        {help ? <span className="block text-sm text-ink-muted">{help}</span> : null}
      </span>
    </AriaSwitch>
  );
}
