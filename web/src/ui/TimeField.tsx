import type { Time } from '@internationalized/date';
import { TimeField as AriaTimeField } from 'react-aria-components/TimeField';
import { Segments } from './DateField.tsx';
import { FieldFoot, FieldLabel, type FieldProps, fieldColumn } from './Field.tsx';

export interface TimeFieldProps extends FieldProps {
  value: Time | null;
  onChange: (value: Time | null) => void;
  onBlur?: () => void;
  isDisabled?: boolean;
}

export function TimeField({ label, help, problem, required, ...rest }: TimeFieldProps) {
  return (
    <AriaTimeField
      {...rest}
      shouldForceLeadingZeros
      isRequired={required ?? false}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={fieldColumn}
    >
      <FieldLabel label={label} required={required} />
      <Segments className="control flex h-9 w-full items-center px-2.5" />
      <FieldFoot help={help} problem={problem} />
    </AriaTimeField>
  );
}
