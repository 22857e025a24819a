import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import type { PsychotherapyNote } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { moment, plainDay } from '../../lib/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Lines } from '../../ui/Lines.tsx';

/** One's own process notes about a client: no part of the chart, read by nobody else. */
export function PsychotherapyNotes({ clientId }: { clientId: string }) {
  const { practice } = useMe();
  const notes = useQuery(query('get-psychotherapy-notes', { client_id: clientId, limit: 200 }));
  const create = useCall('create-psychotherapy-note', { refreshes: ['get-psychotherapy-notes'] });
  const update = useCall('update-psychotherapy-note', { refreshes: ['get-psychotherapy-notes'] });
  const [open, setOpen] = useState<PsychotherapyNote | 'new' | null>(null);
  const old = open === 'new' ? null : open;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: practice.timeZone }).format(new Date());
  const close = () => setOpen(null);
  return (
    <>
      <Lines
        title="My psychotherapy notes"
        about="For your eyes alone: no part of the chart, and no administrator, export or portal shows them."
        lines={notes}
        empty="None."
        keyOf={(note) => note.id}
        line={(note) => (
          <article className="py-3">
            <div className="flex items-center justify-between gap-3">
              <p className="flex items-center gap-2 font-medium">
                <Lock aria-hidden size={14} className="text-ink-muted" />
                {plainDay(note.session_on)}
                <span className="text-sm font-normal text-ink-muted">
                  changed {moment(note.updated_at, practice.timeZone)}
                </span>
              </p>
              <Button
                size="small"
                kind="quiet"
                aria-label={`Edit psychotherapy note of ${plainDay(note.session_on)}`}
                onPress={() => setOpen(note)}
              >
                Edit
              </Button>
            </div>
            <p className="mt-1 break-words whitespace-pre-wrap">{note.text}</p>
          </article>
        )}
        add={{ label: 'Add psychotherapy note', onPress: () => setOpen('new') }}
      />
      {open ? (
        <LinePanel<{ session_on: string; text: string }>
          title={old ? 'Edit psychotherapy note' : 'Add psychotherapy note'}
          submitLabel={old ? 'Save note' : 'Add note'}
          start={{ session_on: old?.session_on ?? today, text: old?.text ?? '' }}
          fields={[
            { name: 'session_on', label: 'Session', kind: 'date', missing: 'Enter the day.' },
            { name: 'text', label: 'Note', kind: 'area', missing: 'Write something, or close.' },
          ]}
          loading={create.isPending || update.isPending}
          submitError={create.error ?? update.error}
          onClose={close}
          onSave={(values) =>
            old
              ? update.mutate({ id: old.id, row_version: old.row_version, ...values }, { onSuccess: close })
              : create.mutate({ client_id: clientId, ...values }, { onSuccess: close })
          }
        />
      ) : null}
    </>
  );
}
