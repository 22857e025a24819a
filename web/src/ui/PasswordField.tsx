import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { cx } from './cx.ts';
import { FieldFoot, FieldLabel, fieldColumn } from './Field.tsx';
import type { TextFieldProps } from './TextField.tsx';

/** A password that its owner may look at: hiding it from the person who types it only makes typing mistakes. */
export function PasswordField({
  label,
  help,
  problem,
  required,
  large,
  ...rest
}: Omit<TextFieldProps, 'type' | 'placeholder' | 'inputClassName'>) {
  const [shown, setShown] = useState(false);
  return (
    <AriaTextField
      {...rest}
      type={shown ? 'text' : 'password'}
      isRequired={required ?? false}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={fieldColumn}
    >
      <FieldLabel label={label} required={required} />
      <Group className={cx('control flex items-center', large ? 'h-11' : 'h-9')}>
        <Input
          spellCheck="false"
          autoCapitalize="none"
          className={cx('h-full min-w-0 flex-1 bg-transparent px-3 outline-none', large && 'text-md')}
        />
        <AriaButton
          aria-label={shown ? 'Hide password' : 'Show password'}
          onPress={() => setShown(!shown)}
          className="mr-1 inline-flex size-8 items-center justify-center rounded-control text-ink-muted hover:bg-hover hover:text-ink"
        >
          {shown ? <EyeOff aria-hidden size={18} /> : <Eye aria-hidden size={18} />}
        </AriaButton>
      </Group>
      <FieldFoot help={help} problem={problem} />
    </AriaTextField>
  );
}
