import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import type { Note, ServiceEntry } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { Draft } from './draft.ts';

/** What was done, in the practice's codes, and for how long: what is billed once the note is signed. */
export function Services({ note, draft }: { note: Note; draft: Draft }) {
  const codes = useQuery(query('get-service-codes', {}));
  const entries: ServiceEntry[] =
    draft.extras.services ??
    note.services.map(({ billing_code_id, minutes, units, modifiers }) => ({
      billing_code_id,
      minutes,
      units,
      modifiers,
    }));
  const options = (codes.data ?? [])
    .filter((code) => code.active || entries.some((entry) => entry.billing_code_id === code.id))
    .map((code) => ({ value: code.id, label: `${code.code} ${code.description}` }));
  const change = (at: number, patch: Partial<ServiceEntry>) =>
    draft.change({ services: entries.map((entry, other) => (other === at ? { ...entry, ...patch } : entry)) });
  const unused = options.find((option) => !entries.some((entry) => entry.billing_code_id === option.value));
  return (
    <section aria-labelledby="context-services">
      <h2 id="context-services" className="mb-2 font-semibold">
        Services
      </h2>
      {codes.isError ? <p className="text-sm text-danger">{codes.error.message}</p> : null}
      <ul className="space-y-3">
        {entries.map((entry, at) => (
          <li key={entry.billing_code_id} className="rounded-surface border border-line p-3">
            <div className="flex items-start gap-2">
              <div className="min-w-0 flex-1">
                <Select
                  label="Service"
                  options={options.filter(
                    (option) =>
                      option.value === entry.billing_code_id ||
                      !entries.some((other) => other.billing_code_id === option.value),
                  )}
                  value={entry.billing_code_id}
                  onChange={(billing_code_id) => change(at, { billing_code_id })}
                />
              </div>
              <IconButton
                label="Remove service"
                size="small"
                onPress={() => draft.change({ services: entries.filter((_, other) => other !== at) })}
              >
                <X aria-hidden size={16} />
              </IconButton>
            </div>
            <div className="mt-2 grid grid-cols-2 gap-3">
              <NumberField
                label="Minutes"
                minValue={1}
                maxValue={1440}
                value={entry.minutes ?? Number.NaN}
                onChange={(minutes) => change(at, { minutes: Number.isNaN(minutes) ? null : minutes })}
              />
              <TextField
                label="Modifiers"
                placeholder="95"
                defaultValue={(entry.modifiers ?? []).join(' ')}
                onBlur={(event) => {
                  const modifiers = (event.target as HTMLInputElement).value.toUpperCase().split(/\s+/).filter(Boolean);
                  if (modifiers.join(' ') !== (entry.modifiers ?? []).join(' ')) change(at, { modifiers });
                }}
              />
            </div>
          </li>
        ))}
      </ul>
      {unused ? (
        <Button
          size="small"
          kind="quiet"
          className="mt-2"
          icon={<Plus aria-hidden size={14} />}
          onPress={() =>
            draft.change({
              services: [...entries, { billing_code_id: unused.value, minutes: null, units: 1, modifiers: [] }],
            })
          }
        >
          Add service
        </Button>
      ) : null}
    </section>
  );
}
