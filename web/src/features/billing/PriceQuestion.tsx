import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FeeQuestion } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { money } from '../../lib/money.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';

type Values = { code: string; modifiers: string; payer: string; day: string };

/** What a service would be charged: the same rule that prices a signed note. */
export function PriceQuestion({ today, onClose }: { today: string; onClose: () => void }) {
  const [asked, setAsked] = useState<FeeQuestion | null>(null);
  const payers = useQuery(query('get-payers', {}));
  const answer = useQuery({
    ...query('resolve-fee', asked ?? { code: '', service_on: today }),
    enabled: asked !== null,
  });
  return (
    <LinePanel<Values>
      title="Look up a price"
      submitLabel="Look up"
      start={{ code: '', modifiers: '', payer: 'client', day: today }}
      fields={[
        {
          name: 'code',
          label: 'Code',
          missing: 'Enter a code.',
          wrong: (text) => (/^[0-9A-Za-z]{5}$/.test(text.trim()) ? null : 'A code has five letters or digits.'),
        },
        {
          name: 'modifiers',
          label: 'Modifiers',
          help: 'Such as 95, at most four.',
          wrong: (text) =>
            wordsOf(text).every((word) => word.length === 2) && wordsOf(text).length <= 4
              ? null
              : 'At most four modifiers of two letters or digits.',
        },
        {
          name: 'payer',
          label: 'Who pays',
          kind: 'choice',
          options: [
            { value: 'client', label: 'The client' },
            ...(payers.data ?? []).map((payer) => ({ value: payer.id, label: payer.name })),
          ],
        },
        { name: 'day', label: 'Day of service', kind: 'date', missing: 'Enter a day.' },
      ]}
      loading={answer.isFetching}
      submitError={answer.error ?? payers.error}
      onClose={onClose}
      onSave={(values) =>
        setAsked({
          code: values.code.trim().toUpperCase(),
          modifiers: wordsOf(values.modifiers),
          payer_id: values.payer === 'client' ? null : values.payer,
          service_on: values.day,
        })
      }
    >
      <p role="status" className="min-h-6 text-ink">
        {asked && answer.data
          ? answer.data.fee_cents === null
            ? `No price is known for ${asked.code}: its charges would be held.`
            : `${[asked.code, ...(asked.modifiers ?? [])].join(' ')} costs ${money(answer.data.fee_cents)} a unit.`
          : null}
      </p>
    </LinePanel>
  );
}

function wordsOf(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
}
