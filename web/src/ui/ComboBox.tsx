import { Check, ChevronDown } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { FieldFoot, FieldLabel, type FieldProps, fieldColumn } from './Field.tsx';
import { itemClass, listClass, popoverClass } from './listStyles.ts';
import type { Choice } from './Select.tsx';

export interface ComboBoxProps<V extends string> extends FieldProps {
  options: readonly Choice<V>[];
  value: V | null;
  onChange: (value: V | null) => void;
  onBlur?: () => void;
  /** When given, typing searches on the server and `options` is its answer. */
  onSearch?: (words: string) => void;
  searching?: boolean;
  name?: string;
  placeholder?: string;
  isDisabled?: boolean;
  /** Said when nothing matches: what to try instead. */
  emptyText?: string;
}

/** One of many, found by typing. */
export function ComboBox<V extends string>({
  label,
  help,
  problem,
  required,
  options,
  value,
  onChange,
  onBlur,
  onSearch,
  searching = false,
  name,
  placeholder,
  isDisabled = false,
  emptyText = 'Nothing matches. Try fewer letters.',
}: ComboBoxProps<V>) {
  const field = useRef<HTMLInputElement>(null);
  const focused = useRef(Number.NEGATIVE_INFINITY);
  useOpenOnArrival(field, focused);
  return (
    <AriaComboBox
      value={value}
      onChange={(key) => onChange(options.find((option) => option.value === key)?.value ?? null)}
      {...(onBlur ? { onBlur } : {})}
      {...(onSearch ? { onInputChange: onSearch, defaultFilter: () => true } : {})}
      {...(name ? { name } : {})}
      isDisabled={isDisabled}
      isRequired={required ?? false}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      allowsEmptyCollection
      menuTrigger="focus"
      className={fieldColumn}
    >
      <FieldLabel label={label} required={required} />
      <Group className="control flex h-9 items-center">
        <Input
          ref={field}
          onFocus={() => {
            focused.current = performance.now();
          }}
          {...(placeholder ? { placeholder } : {})}
          className="h-full min-w-0 flex-1 bg-transparent px-3 outline-none"
        />
        <AriaButton className="mr-1 inline-flex size-7 items-center justify-center rounded-control text-ink-muted hover:bg-hover">
          <ChevronDown aria-hidden size={16} />
        </AriaButton>
      </Group>
      <FieldFoot help={help} problem={problem} />
      <Popover className={`${popoverClass} w-(--trigger-width) min-w-56`}>
        <ListBox
          className={listClass}
          renderEmptyState={() => (
            <p className="px-2 py-2 text-sm text-ink-muted">{searching ? 'Searching…' : emptyText}</p>
          )}
        >
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
    </AriaComboBox>
  );
}

/** How long after the focus came a browser may still be bringing the field into view, in milliseconds. */
const arrival = 500;

/**
 * The list opens with the focus, and the kit closes it when anything around the field scrolls. A field that lies outside
 * the window is scrolled into it by that same focus: its list would be gone before anybody saw it. So the kit, which
 * listens later than this does, is not told of that scroll, and the list goes along with its field.
 */
function useOpenOnArrival(field: RefObject<HTMLInputElement | null>, focused: RefObject<number>) {
  useEffect(() => {
    const keep = (event: Event) => {
      const { target } = event;
      const input = field.current;
      if (!input || document.activeElement !== input || target === input) return;
      if (!(target instanceof Node && target.contains(input))) return;
      if (performance.now() - focused.current > arrival) return;
      event.stopImmediatePropagation();
      requestAnimationFrame(() => window.dispatchEvent(new Event('resize')));
    };
    window.addEventListener('scroll', keep, true);
    return () => window.removeEventListener('scroll', keep, true);
  }, [field, focused]);
}
