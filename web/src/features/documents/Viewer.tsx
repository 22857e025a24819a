import { useQuery, useQueryClient } from '@tanstack/react-query';
import { BookOpen } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { getBytes } from '../../api/bytes.ts';
import { call } from '../../api/call.ts';
import { asFailure, type CallFailure } from '../../api/failure.ts';
import { Button, type ButtonKind } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { WideDialog } from '../../ui/WideDialog.tsx';
import { DownloadButton } from './DownloadButton.tsx';
import { PictureReader } from './PictureReader.tsx';
import { isPicture, type Readable } from './words.ts';

/** Comes over the line only when somebody opens a PDF. */
const PdfReader = lazy(() => import('./PdfReader.tsx'));

/** Opens a version of a document in the page. */
export function ViewButton({
  file,
  kind = 'secondary',
  quiet = false,
}: {
  file: Readable;
  kind?: ButtonKind;
  quiet?: boolean;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        kind={quiet ? 'quiet' : kind}
        size={quiet ? 'small' : 'medium'}
        icon={<BookOpen aria-hidden size={16} />}
        onPress={() => setOpen(true)}
        {...(quiet ? { 'aria-label': `View ${file.spoken}` } : {})}
      >
        View
      </Button>
      {open ? <Viewer file={file} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** A document as it looks. The file is fetched once, which is written down as a view, and forgotten on closing. */
export function Viewer({ file, onClose }: { file: Readable; onClose: () => void }) {
  const client = useQueryClient();
  const bytes = useQuery<Blob, CallFailure>({
    queryKey: ['bytes of a document', file.documentId, file.version],
    queryFn: ({ signal }) => fetchFile(file, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const arrived = bytes.isSuccess;
  useEffect(() => {
    if (arrived) void client.invalidateQueries({ queryKey: ['get-document-views'] });
  }, [arrived, client]);
  const fallback = <DownloadButton documentId={file.documentId} version={file.version} />;
  return (
    <WideDialog
      title={file.title}
      onClose={onClose}
      actions={<DownloadButton documentId={file.documentId} version={file.version} quiet />}
    >
      {bytes.isPending ? <Waiting /> : null}
      {bytes.isError ? (
        <div className="flex-1 p-6">
          <ErrorState message={bytes.error.message} requestId={bytes.error.requestId} onRetry={() => bytes.refetch()} />
        </div>
      ) : null}
      {bytes.data && isPicture(file.kind) ? (
        <PictureReader file={bytes.data} title={file.title} fallback={fallback} />
      ) : null}
      {bytes.data && !isPicture(file.kind) ? (
        <Suspense fallback={<Waiting />}>
          <PdfReader file={bytes.data} title={file.title} fallback={fallback} />
        </Suspense>
      ) : null}
    </WideDialog>
  );
}

function Waiting() {
  return (
    <div className="flex-1 p-6">
      <Skeleton rows={4} label="Opening the file" />
    </div>
  );
}

/** A link is for minutes and for one person: it is asked for when it is used. */
async function fetchFile(file: Readable, signal: AbortSignal): Promise<Blob> {
  try {
    const link = await call('create-download-url', { document_id: file.documentId, version: file.version }, signal);
    return await getBytes(link.url, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    throw asFailure(error);
  }
}
