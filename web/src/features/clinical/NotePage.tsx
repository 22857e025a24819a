import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { query } from '../../api/query.ts';
import { BrokenPage, NoSuchPage } from '../../app/ErrorPages.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import { ReadNote } from './ReadNote.tsx';

/** One note: written by its author while it is in hand, read by everybody else and afterwards. */
export default function NotePage() {
  const { note: id = '' } = useParams({ strict: false });
  const note = useQuery(query('get-note', { id }));
  const [opened, setOpened] = useState('');
  if (note.isPending) {
    return (
      <>
        <PageHeader title="Note" />
        <Skeleton />
      </>
    );
  }
  // What is on the screen stays there when reading it again fails: somebody may be typing.
  if (note.isError && !note.data) {
    if (note.error.status === 404 || note.error.status === 400) return <NoSuchPage />;
    return <BrokenPage error={note.error} onRetry={() => note.refetch()} />;
  }
  if (!note.data) return <NoSuchPage />;
  const editable = note.data.allowed_actions.includes('edit');
  if (editable && opened !== id) setOpened(id);
  // A note that was signed in another window while it is written here stays open: what was typed must not vanish.
  const returns = note.data.cosignature_events.filter((event) => event.kind === 'returned').length;
  return editable || opened === id ? (
    <NoteEditor key={`${id} ${returns}`} note={note.data} />
  ) : (
    <ReadNote note={note.data} />
  );
}
