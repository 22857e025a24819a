import type { ReactNode } from 'react';
import {
  type RadioGroupProps as AriaProps,
  RadioGroup as AriaRadioGroup,
  Radio,
} from 'react-aria-components/RadioGroup';
import { FieldFoot, FieldLabel, type FieldProps, fieldColumn } from './Field.tsx';

export interface RadioGroupProps
  extends FieldProps,
    Omit<AriaProps, 'className' | 'style' | 'children' | 'isRequired' | 'isInvalid'> {
  options: readonly { value: string; label: string; help?: ReactNode }[];
}

export function RadioGroup({ label, help, problem, required, options, ...rest }: RadioGroupProps) {
  return (
    <AriaRadioGroup
      {...rest}
      isRequired={required ?? false}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={fieldColumn}
    >
      <FieldLabel label={label} required={required} />
      <div className="flex flex-col gap-2 py-1">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="group flex min-h-6 items-start gap-2 text-base">
            <span
              aria-hidden
              className="mt-0.5 inline-flex size-4.5 shrink-0 items-center justify-center rounded-full border border-line-control bg-surface group-hover:border-ink-muted group-data-selected:border-accent group-data-selected:bg-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-focus"
            >
              <span className="hidden size-1.5 rounded-full bg-on-accent group-data-selected:block" />
            </span>
            <span>
              {option.label}
              {option.help ? <span className="block text-sm text-ink-muted">{option.help}</span> : null}
            </span>
          </Radio>
        ))}
      </div>
      <FieldFoot help={help} problem={problem} />
    </AriaRadioGroup>
  );
}
