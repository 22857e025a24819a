import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Client } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { plainDay } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { PsychotherapyNotes } from './PsychotherapyNotes.tsx';
import { clinicians, kindNames, statusNames, statusTones } from './words.ts';

/** The notes of a chart, the latest service first; and below them, for nobody else, one's own process notes. */
export default function ChartNotes({ client }: { client: Client }) {
  const clientId = client.id;
  const me = useMe();
  const router = useRouter();
  const writes = mayOpen(me.roles, clinicians);
  const notes = useQuery(query('get-notes', { client_id: clientId, limit: 200 }));
  const begin = (kind: string) => router.history.push(`/notes/new?client=${clientId}&kind=${kind}`);
  return (
    <div className="max-w-3xl">
      <Lines
        title="Notes"
        lines={notes}
        empty={writes ? 'No note yet. A visit without a note stands on your list under Notes.' : 'No note yet.'}
        keyOf={(note) => note.id}
        line={(note) => (
          <Line
            title={
              <a href={`/notes/${note.id}`} className="underline-offset-2 hover:underline">
                {kindNames[note.kind]}, {plainDay(note.service_on)}
              </a>
            }
            details={[
              note.author_name,
              note.amendments > 0 && (note.amendments === 1 ? '1 amendment' : `${note.amendments} amendments`),
            ]}
            state={<Badge tone={statusTones[note.status]}>{statusNames[note.status]}</Badge>}
          />
        )}
        actions={
          writes ? (
            <div className="flex flex-wrap gap-2">
              <Button size="small" onPress={() => begin('intake_assessment')}>
                New intake
              </Button>
              <Button size="small" onPress={() => begin('progress_note')}>
                New progress note
              </Button>
            </div>
          ) : null
        }
      />
      {writes ? <PsychotherapyNotes clientId={clientId} /> : null}
    </div>
  );
}
