import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { query, useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { centsOf, dollarsOf, money } from '../../lib/money.ts';
import { Button } from '../../ui/Button.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { toast } from '../../ui/toasts.ts';

/** Up to which amount billers decide alone; an administrator changes it. */
export function WriteOffLimit() {
  const me = useMe();
  const [changing, setChanging] = useState(false);
  const limit = useQuery(query('get-write-off-limit', {}));
  const set = useCall('set-write-off-limit', { refreshes: ['get-write-off-limit'] });
  if (!limit.data) return null;
  const { limit_cents, row_version } = limit.data;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-3">
      <p className="text-ink-muted">
        {limit_cents === 0
          ? 'An administrator decides on every write-off.'
          : `Billers write off up to ${money(limit_cents)} a charge; an administrator decides on more.`}
      </p>
      {mayOpen(me.roles, ['administrator']) ? (
        <Button size="small" onPress={() => setChanging(true)}>
          Change limit…
        </Button>
      ) : null}
      {changing ? (
        <LinePanel<{ limit: string }>
          title="Limit for write-offs"
          submitLabel="Save limit"
          start={{ limit: dollarsOf(limit_cents) }}
          fields={[
            {
              name: 'limit',
              label: 'Billers decide up to, in dollars',
              missing: 'Enter dollars, or 0.',
              wrong: (text) => (centsOf(text) === null ? 'Enter dollars, such as 100, or 0.' : null),
              help: 'With 0, an administrator decides on every write-off.',
            },
          ]}
          loading={set.isPending}
          submitError={set.error}
          onClose={() => setChanging(false)}
          onSave={(values) =>
            set.mutate(
              { limit_cents: centsOf(values.limit) ?? 0, row_version },
              {
                onSuccess: () => {
                  toast('The limit is saved');
                  setChanging(false);
                },
              },
            )
          }
        />
      ) : null}
    </div>
  );
}
