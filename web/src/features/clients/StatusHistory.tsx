import { useQuery } from '@tanstack/react-query';
import type { Client } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { moment, plainDay } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { statusNames, statusTones } from './words.ts';

/** Every change of where the client stands. Nothing here can be changed. */
export function StatusHistory({ client }: { client: Client }) {
  const { practice } = useMe();
  const changes = useQuery(query('get-client-status-history', { client_id: client.id }));
  return (
    <Lines
      title="History of states"
      lines={changes}
      empty="Nothing changed yet."
      keyOf={(change) => change.id}
      line={(change) => (
        <Line
          title={change.reason}
          details={[
            `from ${plainDay(change.effective_on)}`,
            `written ${moment(change.changed_at, practice.timeZone)}`,
            change.changed_by_name,
          ]}
          state={<Badge tone={statusTones[change.to_status]}>{statusNames[change.to_status]}</Badge>}
        />
      )}
    />
  );
}
