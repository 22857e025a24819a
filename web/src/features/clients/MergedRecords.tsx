import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import type { Client, MergedRecord } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { moment, plainDay } from '../../lib/dates.ts';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { toast } from '../../ui/toasts.ts';
import { LineButton } from './LineButton.tsx';
import { chartPath, mergeRefreshes } from './words.ts';

/** The records that ended in this one. A merge moved nothing, so it can be undone. */
export function MergedRecords({ client }: { client: Client }) {
  const { practice } = useMe();
  const merges = useQuery(query('get-client-merges', { client_id: client.id }));
  const undo = useCall('unmerge-clients', { refreshes: mergeRefreshes });
  const [undoing, setUndoing] = useState<MergedRecord | null>(null);
  return (
    <>
      <Lines
        title="Merged into this record"
        lines={merges}
        empty="None."
        keyOf={(merge) => merge.id}
        line={(merge) => (
          <Line
            title={
              <Link href={chartPath(merge.merged_id)} className="inline-flex min-h-6 items-center hover:underline">
                {merge.first_name} {merge.last_name}, {plainDay(merge.birth_date)}, {merge.mrn}
              </Link>
            }
            details={[merge.reason, moment(merge.merged_at, practice.timeZone), merge.merged_by_name]}
            actions={<LineButton does="Undo" name={`the merge of ${merge.mrn}`} onPress={() => setUndoing(merge)} />}
          />
        )}
      />
      <ConfirmDialog
        title={`Make ${undoing?.mrn ?? ''} a chart of its own again`}
        isOpen={undoing !== null}
        onClose={() => setUndoing(null)}
        confirmLabel="Undo the merge"
        loading={undo.isPending}
        submitError={undo.error}
        onConfirm={() =>
          undoing &&
          undo.mutate(
            { id: undoing.merged_id },
            {
              onSuccess: () => {
                toast(`${undoing.mrn} is a chart of its own again`);
                setUndoing(null);
              },
            },
          )
        }
      >
        Both charts are then as they were before. What was written since stays where it was written.
      </ConfirmDialog>
    </>
  );
}
