import { useQuery } from '@tanstack/react-query';
import type { FeeSchedule } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { toast } from '../../ui/toasts.ts';
import { ratesOf, textOf } from './prices.ts';

type Values = { name: string; payer: string; from: string; to: string; prices: string };

/** A price list: whose it is stays as it was made, because charges were priced by it. */
export function PriceListPanel({
  old,
  today,
  onClose,
}: {
  old: FeeSchedule | null;
  today: string;
  onClose: () => void;
}) {
  const payers = useQuery({ ...query('get-payers', {}), enabled: old === null });
  const save = useCall('save-fee-schedule', { refreshes: ['get-fee-schedules', 'resolve-fee'] });
  return (
    <LinePanel<Values>
      title={old ? 'Price list' : 'Add price list'}
      submitLabel={old ? 'Save prices' : 'Add price list'}
      start={{
        name: old?.name ?? '',
        payer: 'nobody',
        from: old?.valid_from ?? today,
        to: old?.valid_to ?? '',
        prices: textOf(old?.rates ?? []),
      }}
      fields={[
        { name: 'name', label: 'Name', missing: 'Enter a name.' },
        ...(old
          ? []
          : [
              {
                name: 'payer' as const,
                label: 'Agreed with',
                kind: 'choice' as const,
                options: [
                  { value: 'nobody', label: 'Nobody: our own prices' },
                  ...(payers.data ?? []).map((payer) => ({ value: payer.id, label: payer.name })),
                ],
                ...(payers.isError ? { help: 'The payers could not be read. Close this and open it again.' } : {}),
              },
            ]),
        { name: 'from', label: 'First day', kind: 'date', missing: 'Enter the first day.' },
        { name: 'to', label: 'Last day', kind: 'date', help: 'Empty as long as it holds.' },
        {
          name: 'prices',
          label: 'Prices for one unit',
          kind: 'area',
          help: 'A line for each: code, modifier if there is one, dollars. Such as 90837 150.00 or 90837 95 140.00.',
          wrong: (text) => {
            const read = ratesOf(text);
            return 'wrong' in read ? read.wrong : null;
          },
        },
      ]}
      loading={save.isPending}
      submitError={save.error}
      onClose={onClose}
      onSave={(values) => {
        const read = ratesOf(values.prices);
        if ('wrong' in read) return;
        save.mutate(
          {
            ...(old
              ? { id: old.id, row_version: old.row_version }
              : { payer_id: values.payer === 'nobody' ? null : values.payer }),
            name: values.name.trim(),
            valid_from: values.from,
            valid_to: values.to || null,
            rates: read.rates,
          },
          {
            onSuccess: () => {
              toast('The prices are saved: new charges follow them');
              onClose();
            },
          },
        );
      }}
    >
      {old ? (
        <p className="text-ink-muted">{old.payer_name ? `Agreed with ${old.payer_name}.` : 'Our own prices.'}</p>
      ) : null}
    </LinePanel>
  );
}
