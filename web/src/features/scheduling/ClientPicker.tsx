import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { ClientLine } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { plainDay } from '../../lib/dates.ts';
import { clientName } from '../../lib/names.ts';
import { useSettled } from '../../lib/useSettled.ts';
import { IconButton } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';

export interface Person {
  id: string;
  name: string;
}

/** One client found by typing, or several for a couple, a family, a group. */
export function ClientPicker({
  value,
  onChange,
  most,
  problem,
}: {
  value: readonly Person[];
  onChange: (value: Person[]) => void;
  /** How many there may be. */
  most: number;
  problem: string | undefined;
}) {
  const [words, setWords] = useState('');
  const typed = words.trim();
  const search = useSettled(typed, 150);
  // The words of the box are the name of whoever was chosen: nobody is looked for then.
  const looking = typed.length > 1 && !value.some((one) => one.name === typed);
  const found = useQuery({
    ...query('get-clients', { search, limit: 8 }),
    enabled: looking && search.length > 1,
    placeholderData: keepPreviousData,
  });
  const recent = useQuery(query('get-recent-clients', {}));
  const first = useQuery({ ...query('get-clients', { limit: 8 }), enabled: recent.data?.length === 0 });
  const atHand = recent.data?.length === 0 ? first.data : recent.data;
  // Enter takes the first line: what was found for other letters than those typed by now must not be it.
  const current = search === typed && found.isSuccess && !found.isPlaceholderData;
  const lines = looking
    ? current
      ? found.data
      : (atHand ?? []).filter((line) => begins(line, typed))
    : (atHand ?? []);
  const several = most > 1;
  const chosen = value[0];
  const options = lines
    .filter((line) => !several || !value.some((one) => one.id === line.id))
    .map((line) => ({
      value: line.id,
      label: clientName(line),
      detail: `${line.mrn} · ${plainDay(line.birth_date)}`,
    }));
  if (!several && chosen && !options.some((option) => option.value === chosen.id)) {
    options.unshift({ value: chosen.id, label: chosen.name, detail: '' });
  }
  function choose(id: string | null) {
    const line = options.find((option) => option.value === id);
    if (several) {
      if (line) onChange([...value, { id: line.value, name: line.label }]);
    } else onChange(line ? [{ id: line.value, name: line.label }] : []);
  }
  return (
    <div className="flex flex-col gap-2">
      {several && value.length > 0 ? (
        <ul aria-label="Clients of this visit" className="divide-y divide-line border-y border-line">
          {value.map((one) => (
            <li key={one.id} className="flex items-center justify-between gap-2 py-1">
              {one.name}
              <IconButton
                size="small"
                label={`Take ${one.name} out`}
                onPress={() => onChange(value.filter((other) => other.id !== one.id))}
              >
                <X aria-hidden size={16} />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
      {several && value.length >= most ? (
        <p className="text-sm text-ink-muted">This kind of visit is for {most} clients at most.</p>
      ) : (
        <ComboBox
          // An added client leaves the box empty for the next one.
          key={several ? value.length : 0}
          label={several && value.length > 0 ? 'Another client' : 'Client'}
          placeholder="Name, birth date or chart"
          options={options}
          value={several ? null : (chosen?.id ?? null)}
          onChange={choose}
          onSearch={setWords}
          searching={looking && !current}
          emptyText={looking ? 'Nobody matches. Try fewer letters.' : 'Type the first letters of a name.'}
          {...(problem ? { problem } : {})}
        />
      )}
    </div>
  );
}

/** Every typed word begins a part of the name or of the chart number. */
function begins(line: ClientLine, typed: string): boolean {
  const parts = `${clientName(line)} ${line.first_name} ${line.mrn}`.toLowerCase().split(/\s+/);
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => parts.some((part) => part.startsWith(word)));
}
