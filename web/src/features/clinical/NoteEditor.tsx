import { useQueryClient } from '@tanstack/react-query';
import { Maximize2, Minimize2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Note } from '../../api/functions.gen.ts';
import { plainDay, timeRange } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Conflict } from './Conflict.tsx';
import { Context } from './Context.tsx';
import { EditorFooter } from './EditorFooter.tsx';
import { ReadNote } from './ReadNote.tsx';
import { SectionEditor } from './SectionEditor.tsx';
import { SectionRail } from './SectionRail.tsx';
import { SignDraft } from './SignDraft.tsx';
import { useDraft } from './useDraft.ts';
import { kindNames, statusNames, statusTones } from './words.ts';

/** A note while it is written: sections on the left, the page in the middle, what one needs beside it on the right. */
export function NoteEditor({ note }: { note: Note }) {
  const draft = useDraft(note);
  const client = useQueryClient();
  const [focused, setFocused] = useState(false);
  const [signing, setSigning] = useState(false);
  const [showMissing, setShowMissing] = useState(false);
  const returned =
    note.status === 'returned' ? note.cosignature_events.findLast((e) => e.kind === 'returned') : undefined;

  // Warnings depend on services and diagnoses: the note is read again once they are safe.
  const { word } = draft.state;
  useEffect(() => {
    if (word === 'saved') void client.invalidateQueries({ queryKey: ['get-note', { id: note.id }] });
  }, [word, client, note.id]);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
        event.preventDefault();
        setSigning(true);
      }
      if (event.key === 'Escape' && focused && !signing) setFocused(false);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [focused, signing]);

  if (!note.allowed_actions.includes('edit') && !draft.unsafe) return <ReadNote note={note} />;
  return (
    <div className={cx(focused && 'fixed inset-0 z-30 overflow-y-auto bg-surface px-4 pt-6 sm:px-8')}>
      <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
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
              {note.started_at && note.ended_at ? `, ${timeRange(note.started_at, note.ended_at, note.time_zone)}` : ''}
            </span>
            <Badge tone={statusTones[note.status]}>{statusNames[note.status]}</Badge>
          </p>
        </div>
        <Button
          kind="quiet"
          className={focused ? '' : 'max-sm:hidden'}
          icon={focused ? <Minimize2 aria-hidden size={16} /> : <Maximize2 aria-hidden size={16} />}
          onPress={() => setFocused(!focused)}
        >
          {focused ? 'Leave focus' : 'Focus'}
        </Button>
      </header>
      {returned ? (
        <div className="mb-6 max-w-[720px]">
          <Notice tone="warn" title={`${returned.actor_name} returned this ${kindNames[note.kind].toLowerCase()}`}>
            <p className="whitespace-pre-wrap">{returned.comment}</p>
          </Notice>
        </div>
      ) : null}
      <div
        className={cx(
          'grid gap-x-8 pb-8',
          focused
            ? 'mx-auto max-w-[720px] grid-cols-1'
            : 'grid-cols-1 lg:grid-cols-[minmax(0,720px)_minmax(16rem,20rem)] xl:grid-cols-[10rem_minmax(0,720px)_minmax(16rem,20rem)]',
        )}
      >
        {focused ? null : (
          <div className="hidden xl:block">
            <SectionRail note={note} contents={draft.contents} />
          </div>
        )}
        <div className="min-w-0">
          {draft.state.word === 'conflict' ? (
            <Conflict note={note} draft={draft} clashes={draft.state.clashes} />
          ) : null}
          {note.template.sections.map((section) => (
            <SectionEditor
              key={section.key}
              section={section}
              fields={draft.contents.get(section.key)}
              showMissing={showMissing}
              onChange={(fields) => draft.write(section.key, fields)}
              onBlur={() => void draft.flush()}
            />
          ))}
        </div>
        {focused ? null : (
          <aside aria-label="Beside the note" className="min-w-0 border-t border-line pt-6 lg:border-t-0 lg:pt-0">
            <div className="lg:sticky lg:top-20 lg:max-h-[calc(100dvh-9rem)] lg:overflow-y-auto lg:pr-1">
              <Context note={note} draft={draft} />
            </div>
          </aside>
        )}
      </div>
      <EditorFooter note={note} draft={draft} onSign={() => setSigning(true)} />
      {signing ? (
        <SignDraft note={note} draft={draft} onClose={() => setSigning(false)} onMissing={() => setShowMissing(true)} />
      ) : null}
    </div>
  );
}
