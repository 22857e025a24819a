import { useQuery } from '@tanstack/react-query';
import type { Note } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { plainDay } from '../../lib/dates.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PlainDateField } from '../../ui/PlainDateField.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { contentsOf, linesOf } from './content.ts';
import type { Draft } from './draft.ts';
import { Services } from './Services.tsx';

/** What one needs beside the page to write the note: what was said last time, what is treated, what was done. */
export function Context({ note, draft }: { note: Note; draft: Draft }) {
  return (
    <div className="space-y-6">
      {note.warnings.length > 0 ? (
        <Notice tone="warn" title="Look at this before signing">
          <ul className="list-disc pl-4">
            {note.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {note.appointment_id ? null : (
        <PlainDateField
          label="Day of the service"
          value={draft.extras.service_on ?? note.service_on}
          onChange={(service_on) => (service_on === '' ? undefined : draft.change({ service_on }))}
        />
      )}
      <Diagnoses note={note} draft={draft} />
      <Services note={note} draft={draft} />
      <LastNote note={note} />
    </div>
  );
}

function Diagnoses({ note, draft }: { note: Note; draft: Draft }) {
  const chart = useQuery(query('get-client-diagnoses', { client_id: note.client_id, include_ended: false }));
  const chosen = draft.extras.diagnoses ?? note.diagnoses.map((diagnosis) => diagnosis.client_diagnosis_id);
  const onDay = (chart.data ?? []).filter((diagnosis) => diagnosis.diagnosed_on <= note.service_on);
  return (
    <section aria-labelledby="context-diagnoses">
      <h2 id="context-diagnoses" className="mb-2 font-semibold">
        Diagnoses treated
      </h2>
      {chart.isPending ? <Skeleton rows={2} /> : null}
      {chart.isError ? <p className="text-sm text-danger">{chart.error.message}</p> : null}
      {chart.data && onDay.length === 0 ? (
        <p className="text-sm text-ink-muted">
          The chart has no diagnosis for this day.{' '}
          <a className="text-accent underline" href={`/clients/${note.client_id}/diagnoses`}>
            Add one in the chart
          </a>
        </p>
      ) : null}
      <ul className="space-y-1">
        {onDay.map((diagnosis) => (
          <li key={diagnosis.id}>
            <Checkbox
              value={chosen.includes(diagnosis.id)}
              onChange={(on) =>
                draft.change({
                  diagnoses: onDay
                    .map((other) => other.id)
                    .filter((id) => (id === diagnosis.id ? on : chosen.includes(id))),
                })
              }
            >
              <span className="font-medium tabular-nums">{diagnosis.code}</span> {diagnosis.description}
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The client's last final note before this one: its assessment and plan. */
function LastNote({ note }: { note: Note }) {
  const list = useQuery(
    query('get-notes', { client_id: note.client_id, status: 'final', to: note.service_on, limit: 2 }),
  );
  const last = list.data?.find((line) => line.id !== note.id);
  const read = useQuery({ ...query('get-note', { id: last?.id ?? '' }), enabled: last !== undefined });
  return (
    <section aria-labelledby="context-last">
      <h2 id="context-last" className="mb-2 font-semibold">
        Last note
      </h2>
      {list.isPending || (last && read.isPending) ? <Skeleton rows={3} /> : null}
      {list.isError ? <p className="text-sm text-danger">{list.error.message}</p> : null}
      {list.data && !last ? <p className="text-sm text-ink-muted">This is the client's first note.</p> : null}
      {read.data ? (
        <div className="space-y-3 text-sm">
          <p className="text-ink-muted">
            {plainDay(read.data.service_on)}, {read.data.author_name}
          </p>
          {read.data.template.sections
            .filter((section) => ['assessment', 'plan', 'formulation', 'treatment'].includes(section.key))
            .map((section) => ({ section, lines: linesOf(section, contentsOf(read.data.sections).get(section.key)) }))
            .filter(({ lines }) => lines.length > 0)
            .map(({ section, lines }) => (
              <div key={section.key}>
                <p className="font-medium">{section.title}</p>
                {lines.map((line) => (
                  <p key={line} className="break-words whitespace-pre-wrap text-ink-muted">
                    {line}
                  </p>
                ))}
              </div>
            ))}
        </div>
      ) : null}
    </section>
  );
}
