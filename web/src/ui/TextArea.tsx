import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { type TextFieldProps as AriaProps, TextField as AriaTextField } from 'react-aria-components/TextField';
import { FieldFoot, FieldLabel, type FieldProps, fieldColumn } from './Field.tsx';

export interface TextAreaProps
  extends FieldProps,
    Omit<AriaProps, 'className' | 'style' | 'children' | 'isRequired' | 'isInvalid' | 'type'> {
  rows?: number;
  placeholder?: string;
}

/** Several lines of text. It grows with what is written, so nothing scrolls out of sight while typing. */
export function TextArea({ label, help, problem, required, rows = 3, placeholder, ...rest }: TextAreaProps) {
  return (
    <AriaTextField
      {...rest}
      isRequired={required ?? false}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={fieldColumn}
    >
      <FieldLabel label={label} required={required} />
      <AriaTextArea
        rows={rows}
        {...(placeholder ? { placeholder } : {})}
        className="control field-sizing-content w-full px-3 py-2 text-base"
      />
      <FieldFoot help={help} problem={problem} />
    </AriaTextField>
  );
}
