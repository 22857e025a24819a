import { useQuery } from '@tanstack/react-query';
import type { Note } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { moment } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';

const reasons = { checkpoint: 'Kept while writing', submitted: 'Submitted', signed: 'Signed' } as const;

/** The kept versions of a note, each hashed again just now. */
export function NoteHistory({ note }: { note: Note }) {
  const { practice } = useMe();
  const versions = useQuery(query('get-note-versions', { id: note.id }));
  return (
    <div className="no-print mt-8 max-w-[720px]">
      <Lines
        title="History"
        about="Each version is hashed together with the one before it; the hashes stand in the audit log."
        lines={versions}
        empty="Nothing was kept yet."
        keyOf={(version) => version.sha256}
        line={(version) => (
          <Line
            title={
              version.reason ? `${reasons[version.reason]}, version ${version.number}` : `Amendment ${version.number}`
            }
            details={[
              `${version.created_by_name}, ${moment(version.created_at, practice.timeZone)}`,
              `SHA-256 ${version.sha256.slice(0, 12)}…`,
            ]}
            state={
              <Badge tone={version.verified ? 'good' : 'danger'}>
                {version.verified ? 'Unchanged' : 'Was changed'}
              </Badge>
            }
          />
        )}
      />
    </div>
  );
}
