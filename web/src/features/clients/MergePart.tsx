import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import type { Alike, Client, ClientLine } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { plainDay } from '../../lib/dates.ts';
import { useSettled } from '../../lib/useSettled.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { FilterWords } from '../../ui/FilterBar.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { CompareClients } from './CompareClients.tsx';
import { reasons } from './Duplicates.tsx';
import { MergedRecords } from './MergedRecords.tsx';
import { chartPath, clientName } from './words.ts';

/** Records that may be this same person: found by comparing, or chosen by name. Two of them are laid side by side. */
export function MergePart({ client }: { client: Client }) {
  const [other, setOther] = useState<string | null>(null);
  if (other) return <CompareClients client={client} otherId={other} onBack={() => setOther(null)} />;
  return (
    <div className="max-w-3xl">
      <Suspects client={client} onCompare={setOther} />
      <Chosen client={client} onCompare={setOther} />
      <MergedRecords client={client} />
    </div>
  );
}

function Suspects({ client, onCompare }: { client: Client; onCompare: (id: string) => void }) {
  const alike = useQuery({
    ...query('find-duplicate-clients', {
      first_name: client.first_name,
      last_name: client.last_name,
      chosen_name: client.chosen_name,
      birth_date: client.birth_date,
      phone: client.phone,
    }),
    select: (found: Alike[]) => found.filter((one) => one.id !== client.id),
  });
  return (
    <Lines
      title="May be the same person"
      about="Names, birth dates and phone numbers are compared with every other record. A person decides."
      lines={alike}
      empty="No other record looks like this one."
      keyOf={(one) => one.id}
      line={(one) => (
        <Line
          title={
            <Link href={chartPath(one.id)} className="inline-flex min-h-6 items-center hover:underline">
              {one.first_name} {one.last_name}, {plainDay(one.birth_date)}, {one.mrn}
            </Link>
          }
          details={[`${one.score.total} points`, reasons(one.score.evidence)]}
          state={
            <Badge tone={one.likelihood === 'likely' ? 'warn' : 'neutral'}>
              {one.likelihood === 'likely' ? 'Likely' : 'Possible'}
            </Badge>
          }
          actions={
            <Button size="small" aria-label={`Compare with ${one.mrn}`} onPress={() => onCompare(one.id)}>
              Compare
            </Button>
          }
        />
      )}
    />
  );
}

function Chosen({ client, onCompare }: { client: Client; onCompare: (id: string) => void }) {
  const [words, setWords] = useState('');
  const search = useSettled(words.trim(), 150);
  const found = useQuery({
    ...query('get-clients', { search, limit: 8 }),
    enabled: search !== '',
    select: (all: ClientLine[]) => all.filter((one) => one.id !== client.id),
  });
  return (
    <Lines
      title="Another record"
      about="Compare with any record you find."
      actions={<FilterWords label="Name, birth date, chart" value={words} onChange={setWords} />}
      lines={search === '' ? { ...found, data: [], isPending: false } : found}
      empty={search === '' ? 'Type a few letters.' : 'No client matches.'}
      keyOf={(one) => one.id}
      line={(one) => (
        <Line
          title={clientName(one)}
          details={[`born ${plainDay(one.birth_date)}`, one.mrn]}
          actions={
            <Button size="small" aria-label={`Compare with ${one.mrn}`} onPress={() => onCompare(one.id)}>
              Compare
            </Button>
          }
        />
      )}
    />
  );
}
