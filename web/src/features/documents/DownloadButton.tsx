import { Download } from 'lucide-react';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { asFailure } from '../../api/failure.ts';
import { Button } from '../../ui/Button.tsx';
import { toast } from '../../ui/toasts.ts';

/** Asks for a link and follows it at once: links are for minutes, so none waits in the page. */
export function DownloadButton({
  documentId,
  version,
  quiet = false,
}: {
  documentId: string;
  version?: number;
  quiet?: boolean;
}) {
  const [busy, setBusy] = useState(false);
  async function download() {
    setBusy(true);
    try {
      const link = await call('create-download-url', {
        document_id: documentId,
        ...(version === undefined ? {} : { version }),
      });
      const anchor = document.createElement('a');
      anchor.href = link.url;
      anchor.download = '';
      anchor.click();
    } catch (error) {
      toast(asFailure(error).message, { tone: 'danger' });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button
      kind={quiet ? 'quiet' : 'secondary'}
      size={quiet ? 'small' : 'medium'}
      icon={<Download aria-hidden size={16} />}
      isPending={busy}
      onPress={download}
      {...(version === undefined ? {} : { 'aria-label': `Download version ${version}` })}
    >
      Download
    </Button>
  );
}
