import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

/** One of two or three ways to look at the same thing, side by side. */
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: V;
  options: readonly { value: V; label: string; keys?: string }[];
  onChange: (value: V) => void;
}) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value));
        if (chosen) onChange(chosen.value);
      }}
      className="inline-flex h-9 items-center rounded-control border border-line-control p-0.5"
    >
      {options.map((option) => (
        <ToggleButton
          key={option.value}
          id={option.value}
          {...(option.keys ? { 'aria-keyshortcuts': option.keys } : {})}
          className="h-full cursor-pointer rounded-[4px] px-2.5 text-base text-ink-muted outline-offset-1 hover:text-ink data-selected:bg-accent-quiet data-selected:font-medium data-selected:text-accent"
        >
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
