import { Minus, Plus } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { NumberField as AriaNumberField, type NumberFieldProps as AriaProps } from 'react-aria-components/NumberField';
import { FieldFoot, FieldLabel, type FieldProps, fieldColumn } from './Field.tsx';

export interface NumberFieldProps
  extends FieldProps,
    Omit<AriaProps, 'className' | 'style' | 'children' | 'isRequired' | 'isInvalid'> {}

const step =
  'inline-flex h-full w-8 items-center justify-center text-ink-muted hover:bg-hover hover:text-ink disabled:opacity-50';

export function NumberField({ label, help, problem, required, ...rest }: NumberFieldProps) {
  return (
    <AriaNumberField
      {...rest}
      isRequired={required ?? false}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={fieldColumn}
    >
      <FieldLabel label={label} required={required} />
      <Group className="control flex h-9 w-full max-w-48 items-stretch overflow-hidden">
        <Input className="min-w-0 flex-1 bg-transparent px-3 text-right tabular-nums outline-none" />
        <AriaButton slot="decrement" className={`${step} border-l border-line`}>
          <Minus aria-hidden size={14} />
        </AriaButton>
        <AriaButton slot="increment" className={`${step} border-l border-line`}>
          <Plus aria-hidden size={14} />
        </AriaButton>
      </Group>
      <FieldFoot help={help} problem={problem} />
    </AriaNumberField>
  );
}
