import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { Document, DocumentVersion } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { Button } from '../../ui/Button.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { toast } from '../../ui/toasts.ts';
import { DownloadButton } from './DownloadButton.tsx';
import { EditDocumentPanel } from './EditDocumentPanel.tsx';
import { NewVersionPanel } from './NewVersionPanel.tsx';
import { SignPanel } from './SignPanel.tsx';
import { mayOpenFile, refreshes, sharers, signers, writers } from './words.ts';

type Open = 'edit' | 'version' | 'sign' | 'archive' | null;

/** What may be done with a document as it stands, by this person. */
export function DocumentActions({ document, present }: { document: Document; present: DocumentVersion }) {
  const me = useMe();
  const [open, setOpen] = useState<Open>(null);
  const failed = { onError: (error: { message: string }) => void toast(error.message, { tone: 'danger' }) };
  const share = useCall('share-document', { refreshes });
  const unshare = useCall('unshare-document', { refreshes });
  const restore = useCall('restore-document', { refreshes });
  const archive = useCall('archive-document', { refreshes });
  const seen = { id: document.id, row_version: document.row_version };
  const manager = me.roles.includes('administrator');
  const readable = mayOpenFile(present.scan_status);
  const close = () => setOpen(null);

  if (document.archived_at) {
    return (
      <div className="flex flex-wrap gap-2">
        {readable ? <DownloadButton documentId={document.id} /> : null}
        {manager ? (
          <Button
            isPending={restore.isPending}
            onPress={() =>
              restore.mutate(seen, { ...failed, onSuccess: () => void toast('The document is back in the chart') })
            }
          >
            Restore
          </Button>
        ) : null}
      </div>
    );
  }
  const entries: MenuEntry[] = [];
  if (mayOpen(me.roles, writers)) {
    entries.push({ id: 'version', label: 'Add new version', onAction: () => setOpen('version') });
    entries.push({ id: 'edit', label: 'Edit title, category and tags', onAction: () => setOpen('edit') });
  }
  if (mayOpen(me.roles, sharers)) {
    entries.push(
      document.shared_at
        ? {
            id: 'unshare',
            label: 'Take out of the portal',
            onAction: () =>
              unshare.mutate(seen, { ...failed, onSuccess: () => void toast('The client no longer sees it') }),
          }
        : {
            id: 'share',
            label: 'Show in the portal',
            detail: 'The client can read it there.',
            onAction: () => share.mutate(seen, { ...failed, onSuccess: () => void toast('The client can read it') }),
          },
    );
  }
  if (manager) entries.push({ id: 'archive', label: 'Archive', tone: 'danger', onAction: () => setOpen('archive') });
  return (
    <div className="flex flex-wrap gap-2">
      {readable ? <DownloadButton documentId={document.id} /> : null}
      {readable && mayOpen(me.roles, signers) ? (
        <Button kind="primary" onPress={() => setOpen('sign')}>
          Sign
        </Button>
      ) : null}
      {entries.length > 0 ? (
        <Menu
          label="What can be done with this document"
          placement="bottom end"
          sections={[{ entries }]}
          trigger={<Button icon={<Ellipsis aria-hidden size={16} />}>More</Button>}
        />
      ) : null}
      {open === 'edit' ? <EditDocumentPanel document={document} onClose={close} /> : null}
      {open === 'version' ? <NewVersionPanel document={document} onClose={close} /> : null}
      {open === 'sign' ? <SignPanel document={document} present={present} onClose={close} /> : null}
      {open === 'archive' ? (
        <LinePanel<{ reason: string }>
          title="Archive document"
          submitLabel="Archive"
          start={{ reason: '' }}
          fields={[{ name: 'reason', label: 'Reason', kind: 'area', missing: 'Write why it is set aside.' }]}
          loading={archive.isPending}
          submitError={archive.error}
          onClose={close}
          onSave={({ reason }) =>
            archive.mutate(
              { ...seen, reason },
              {
                onSuccess: () => {
                  toast('The document is archived; nothing of it is lost');
                  close();
                },
              },
            )
          }
        />
      ) : null}
    </div>
  );
}
