import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import type { Note } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { moment, plainDay, timeRange } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PrintLayout } from '../../ui/PrintLayout.tsx';
import { LockedState } from '../../ui/States.tsx';
import { toast } from '../../ui/toasts.ts';
import { AmendPanel } from './AmendPanel.tsx';
import { contentsOf } from './content.ts';
import { NoteBody } from './NoteBody.tsx';
import { NoteHistory } from './NoteHistory.tsx';
import { ReturnPanel } from './ReturnPanel.tsx';
import { SignatureDialog } from './SignatureDialog.tsx';
import { useDecisionKeys } from './useDecisionKeys.ts';
import { kindNames, statusNames, statusTones } from './words.ts';

const refreshes = ['get-note', 'get-notes', 'get-cosign-queue', 'get-my-notes', 'get-note-versions'] as const;

/** A note that is read: on the screen, on paper, and by the supervisor who decides on it. */
export function ReadNote({ note }: { note: Note }) {
  const { practice } = useMe();
  const settings = useQuery(query('get-practice-settings', {}));
  const [open, setOpen] = useState<'amend' | 'return' | 'cosign' | null>(null);
  const cosign = useCall('cosign-note', { refreshes });
  const may = (action: Note['allowed_actions'][number]) => note.allowed_actions.includes(action);
  const general = settings.data?.general;
  useDecisionKeys({
    ...(may('cosign') && open === null ? { c: () => setOpen('cosign') } : {}),
    ...(may('return') && open === null ? { r: () => setOpen('return') } : {}),
  });
  const when = note.started_at && note.ended_at ? `, ${timeRange(note.started_at, note.ended_at, note.time_zone)}` : '';
  return (
    <>
      <header className="no-print mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 tabIndex={-1} data-page-heading className="text-xl leading-tight font-semibold tracking-[-0.015em]">
            {note.template.name}
          </h1>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted">
            {note.client_name ? (
              <a
                href={`/clients/${note.client_id}`}
                className="font-medium text-ink underline-offset-2 hover:underline"
              >
                {note.client_name}
              </a>
            ) : null}
            <span className="tabular-nums">
              {plainDay(note.service_on)}
              {when}
            </span>
            <Badge tone={statusTones[note.status]}>{statusNames[note.status]}</Badge>
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {note.readable ? (
            <Button icon={<Printer aria-hidden size={16} />} onPress={() => window.print()}>
              Print
            </Button>
          ) : null}
          {may('amend') ? <Button onPress={() => setOpen('amend')}>Add amendment</Button> : null}
          {may('return') ? <Button onPress={() => setOpen('return')}>Return</Button> : null}
          {may('cosign') ? (
            <Button kind="primary" onPress={() => setOpen('cosign')}>
              Cosign
            </Button>
          ) : null}
        </div>
      </header>
      {note.status === 'awaiting_cosign' && note.cosignature ? (
        <div className="no-print mb-6 max-w-[720px]">
          <Notice title={`Waits for ${note.cosignature.supervisor_name}`}>
            Handed in {moment(note.cosignature.submitted_at, practice.timeZone)}; due{' '}
            {plainDay(note.cosignature.due_on)}.
          </Notice>
        </div>
      ) : null}
      {note.readable ? (
        <div className="max-w-[720px] overflow-hidden rounded-surface border border-line print:max-w-none print:border-0">
          <PrintLayout
            practice={{
              name: general?.name ?? practice.name,
              address: general ? [general.email].filter((line): line is string => Boolean(line)) : [],
              ...(general?.phone ? { phone: general.phone } : {}),
            }}
            title={kindNames[note.kind]}
            about={[
              ['Client', note.client_name ?? 'Not visible to you'],
              ...(note.client_birth_date ? [['Born', plainDay(note.client_birth_date)] as const] : []),
              ...(note.client_mrn ? [['Record', note.client_mrn] as const] : []),
              ['Service', `${plainDay(note.service_on)}${when}`],
              ['Clinician', [note.author_name, note.author_credentials].filter(Boolean).join(', ')],
            ]}
          >
            <NoteBody note={note} contents={contentsOf(note.sections)} timeZone={practice.timeZone} />
          </PrintLayout>
        </div>
      ) : (
        <LockedState
          title={`${note.author_name} is writing this note`}
          why="Its content can be read once it is signed. Until then it is the author's draft."
        />
      )}
      {note.readable && note.version_number > 0 ? <NoteHistory note={note} /> : null}
      {open === 'amend' ? <AmendPanel note={note} onClose={() => setOpen(null)} /> : null}
      {open === 'return' ? <ReturnPanel note={note} onClose={() => setOpen(null)} /> : null}
      {open === 'cosign' ? (
        <SignatureDialog
          title="Cosign note"
          words={note.attestation.cosigner}
          version={note.attestation.version}
          signLabel="Cosign note"
          loading={cosign.isPending}
          submitError={cosign.error}
          onSign={(signature) =>
            cosign.mutate(
              { id: note.id, row_version: note.row_version, signature },
              {
                onSuccess: () => {
                  toast('Note cosigned');
                  setOpen(null);
                },
              },
            )
          }
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
