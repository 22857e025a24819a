import type { HTMLAttributes } from 'react';
import { Input } from 'react-aria-components/Input';
import { type TextFieldProps as AriaProps, TextField as AriaTextField } from 'react-aria-components/TextField';
import { cx } from './cx.ts';
import { FieldFoot, FieldLabel, type FieldProps, fieldColumn } from './Field.tsx';

export interface TextFieldProps
  extends FieldProps,
    Omit<AriaProps, 'className' | 'style' | 'children' | 'isRequired' | 'isInvalid'> {
  placeholder?: string;
  /** 44-px control, for sign-in and the portal. */
  large?: boolean;
  /** For codes and amounts. */
  inputClassName?: string;
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
}

export function TextField({
  label,
  help,
  problem,
  required,
  placeholder,
  large,
  inputClassName,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      isRequired={required ?? false}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={fieldColumn}
    >
      <FieldLabel label={label} required={required} />
      <Input
        {...(placeholder ? { placeholder } : {})}
        className={cx('control w-full px-3', large ? 'h-11 text-md' : 'h-9 text-base', inputClassName)}
      />
      <FieldFoot help={help} problem={problem} />
    </AriaTextField>
  );
}
