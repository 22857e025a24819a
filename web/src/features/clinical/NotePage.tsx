import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
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
  return note.data.allowed_actions.includes('edit') ? (
    <NoteEditor key={`${note.data.id} ${note.data.status}`} note={note.data} />
  ) : (
    <ReadNote note={note.data} />
  );
}
