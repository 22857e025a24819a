import { FileText } from 'lucide-react';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { asFailure } from '../../api/failure.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { toast } from '../../ui/toasts.ts';

/** The claim on paper, for a payer that takes no electronic claims. The PDF goes from memory into the person's downloads, nowhere else. */
export function PrintClaim({ id }: { id: string }) {
  const [busy, setBusy] = useState(false);
  async function print(withBoxes: boolean) {
    setBusy(true);
    try {
      const form = await call('get-claim-form', { id, with_boxes: withBoxes });
      save(
        form.file_name,
        Uint8Array.from(atob(form.content), (sign) => sign.charCodeAt(0)),
      );
      toast(
        form.pages === 1 ? 'The form is in your downloads' : `${form.pages} forms are in your downloads, in one file`,
      );
    } catch (error) {
      toast(asFailure(error).message, { tone: 'danger' });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Menu
      label="Paper claim"
      placement="bottom end"
      trigger={
        <Button icon={<FileText aria-hidden size={16} />} isPending={busy}>
          CMS-1500
        </Button>
      }
      sections={[
        {
          entries: [
            {
              id: 'form',
              label: 'For the printed red form',
              detail: 'Print at 100 %, not fitted to the page',
              onAction: () => print(false),
            },
            { id: 'plain', label: 'For plain paper', detail: 'With boxes, to read', onAction: () => print(true) },
          ],
        },
      ]}
    />
  );
}

function save(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
