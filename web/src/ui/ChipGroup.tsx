import { Check } from 'lucide-react';
import { useId } from 'react';
import { Label } from 'react-aria-components/Label';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

export interface ChipGroupProps {
  label: string;
  options: readonly string[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  onBlur?: () => void;
  /** Any number of them, or one. A pressed chip pressed again lets go. */
  many?: boolean;
  required?: boolean;
  /** Shown with a mark while it has to be chosen yet. */
  problem?: string | undefined;
}

/** A handful of short answers, chosen with one press each. On the keyboard: Tab to the group, arrows move, Space presses. */
export function ChipGroup({ label, options, value, onChange, onBlur, many, required, problem }: ChipGroupProps) {
  const labelId = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <Label id={labelId} elementType="span" className="text-base font-medium text-ink">
        {label}
        {required ? <span className="ml-1 font-normal text-ink-muted">(required)</span> : null}
      </Label>
      <ToggleButtonGroup
        aria-labelledby={labelId}
        selectionMode={many ? 'multiple' : 'single'}
        selectedKeys={value}
        onSelectionChange={(keys) => onChange(options.filter((option) => keys.has(option)))}
        className="flex flex-wrap gap-1.5"
      >
        {options.map((option) => (
          <ToggleButton
            key={option}
            id={option}
            {...(onBlur ? { onBlur } : {})}
            className="inline-flex min-h-8 items-center gap-1 rounded-full border border-line-control bg-surface px-3 text-sm text-ink transition-colors duration-120 hover:bg-hover data-selected:border-accent data-selected:bg-accent-quiet data-selected:font-medium data-selected:text-accent"
          >
            {({ isSelected }) => (
              <>
                {isSelected ? <Check aria-hidden size={14} /> : null}
                {option}
              </>
            )}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {problem ? <p className="text-sm font-medium text-danger">{problem}</p> : null}
    </div>
  );
}
