import { Check, ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { FieldFoot, FieldLabel, type FieldProps, fieldColumn } from './Field.tsx';
import { itemClass, listClass, popoverClass } from './listStyles.ts';

export interface Choice<V extends string = string> {
  value: V;
  label: string;
  detail?: string;
}

export interface SelectProps<V extends string> extends FieldProps {
  options: readonly Choice<V>[];
  value: V | null;
  onChange: (value: V) => void;
  onBlur?: () => void;
  name?: string;
  placeholder?: string;
  isDisabled?: boolean;
}

/** One of a handful. For more than about fifteen, or when people know what they look for, use ComboBox. */
export function Select<V extends string>({
  label,
  help,
  problem,
  required,
  options,
  value,
  onChange,
  onBlur,
  name,
  placeholder = 'Choose',
  isDisabled = false,
}: SelectProps<V>) {
  return (
    <AriaSelect
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
      {...(onBlur ? { onBlur } : {})}
      {...(name ? { name } : {})}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isRequired={required ?? false}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={fieldColumn}
    >
      <FieldLabel label={label} required={required} />
      <AriaButton className="control flex h-9 items-center justify-between gap-2 px-3 text-left">
        <SelectValue className="min-w-0 truncate data-placeholder:text-ink-muted">
          {({ isPlaceholder, selectedText, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <ChevronDown aria-hidden size={16} className="shrink-0 text-ink-muted" />
      </AriaButton>
      <FieldFoot help={help} problem={problem} />
      <Popover className={`${popoverClass} min-w-(--trigger-width)`}>
        <ListBox className={listClass}>
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label} className={itemClass}>
              <span className="flex-1">
                {option.label}
                {option.detail ? <span className="block text-sm text-ink-muted">{option.detail}</span> : null}
              </span>
              <Check aria-hidden size={16} className="invisible text-accent group-data-selected:visible" />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
