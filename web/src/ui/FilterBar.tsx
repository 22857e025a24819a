import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';

/** Above a list: words to look for on the left, filters beside it, tools for the table at the end. */
export function FilterBar({ children, tools }: { children: ReactNode; tools?: ReactNode }) {
  return (
    <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
      <div className="flex flex-wrap items-end gap-3">{children}</div>
      {tools ? <div className="flex items-center gap-1">{tools}</div> : null}
    </div>
  );
}

/** Words to look for. They stay out of the address: they may be somebody's name. */
export function FilterWords({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <SearchField aria-label={label} value={value} onChange={onChange} className="control flex h-9 w-64 items-center">
      <Search aria-hidden size={16} className="ml-3 shrink-0 text-ink-muted" />
      <Input
        placeholder={label}
        className="h-full min-w-0 flex-1 bg-transparent px-2 outline-none [&::-webkit-search-cancel-button]:hidden"
      />
    </SearchField>
  );
}

/** One filter as a compact list of choices; the first means "all". */
export function FilterChoice<V extends string>({
  label,
  value,
  options,
  onChange,
  required = false,
}: {
  label: string;
  value: V | '';
  options: readonly { value: V; label: string }[];
  onChange: (value: V | '') => void;
  /** One of them is always chosen. */
  required?: boolean;
}) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(options.find((option) => option.value === event.target.value)?.value ?? '')}
      className={`control h-9 max-w-52 px-2 pr-1 ${value === '' || required ? '' : 'border-accent font-medium text-accent'}`}
    >
      {required ? null : <option value="">{label}: all</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
