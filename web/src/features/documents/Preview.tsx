import { useQuery } from '@tanstack/react-query';
import { FileText, FileVideo } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Document, DocumentVersion } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { DownloadButton } from './DownloadButton.tsx';
import { ViewButton } from './Viewer.tsx';
import { isPicture, isVideo, kindNames, mayOpenFile, readableFile } from './words.ts';

/** What the document shows. Opening it is written down, so it is loaded once and kept while the page is open. */
export function Preview({ document, version }: { document: Document; version: DocumentVersion }) {
  const open = mayOpenFile(version.scan_status);
  const link = useQuery({
    ...query('create-download-url', { document_id: document.id, version: version.number }),
    enabled: open && (isPicture(version.kind) || isVideo(version.kind)),
    staleTime: 4 * 60_000,
    refetchOnMount: 'always',
  });
  if (!open) return <Closed kind={version.kind} title="This file is locked" />;
  if (!isPicture(version.kind) && !isVideo(version.kind)) {
    const file = readableFile(document, version);
    const view = file ? <ViewButton file={file} kind="primary" /> : null;
    if (view) return <Closed kind={version.kind} title={version.file_name} action={view} />;
    const title = `${kindNames[version.kind]} files open in their own program`;
    return <Closed kind={version.kind} title={title} action={<DownloadButton documentId={document.id} />} />;
  }
  if (link.isPending) return <Skeleton rows={6} />;
  if (link.isError) {
    return <ErrorState message={link.error.message} requestId={link.error.requestId} onRetry={() => link.refetch()} />;
  }
  const { url } = link.data;
  if (isPicture(version.kind)) {
    return (
      <img
        src={url}
        alt={`Page of ${document.title}`}
        {...(version.width && version.height ? { width: version.width, height: version.height } : {})}
        className="h-auto max-w-full self-start rounded-control border border-line bg-canvas"
      />
    );
  }
  return (
    // biome-ignore lint/a11y/useMediaCaption: a recording of a session has no written words
    <video src={url} controls preload="metadata" className="w-full rounded-control border border-line bg-canvas" />
  );
}

function Closed({ kind, title, action }: { kind: DocumentVersion['kind']; title: string; action?: ReactNode }) {
  const Icon = isVideo(kind) ? FileVideo : FileText;
  return (
    <div className="flex min-h-64 flex-col items-center justify-center self-start gap-3 rounded-surface border border-line bg-canvas p-6 text-center">
      <Icon aria-hidden size={32} className="text-ink-muted" />
      <p className="font-medium">{title}</p>
      {action}
    </div>
  );
}
