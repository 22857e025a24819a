import { useState } from 'react';
import type { Note } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { Button } from '../../ui/Button.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { toast } from '../../ui/toasts.ts';
import { SignatureDialog } from './SignatureDialog.tsx';

/** What is added to a note that stays as it was signed. A panel with words in it is not closed by a stray click. */
export function AmendPanel({ note, onClose }: { note: Note; onClose: () => void }) {
  const [text, setText] = useState('');
  const [signing, setSigning] = useState(false);
  const [asked, setAsked] = useState(false);
  const amend = useCall('amend-note', { refreshes: ['get-note', 'get-notes', 'get-note-versions'] });
  const empty = text.trim() === '';
  return (
    <>
      <SidePanel
        title="Add amendment"
        isOpen
        onClose={() => (empty || asked ? onClose() : setAsked(true))}
        footer={
          <div className="flex flex-wrap items-center justify-end gap-2">
            {asked && !empty ? (
              <p role="alert" className="mr-auto text-sm font-medium text-warn">
                Close again to leave without adding it.
              </p>
            ) : null}
            <Button
              kind="primary"
              onPress={() => setSigning(true)}
              {...(empty ? { disabledReason: 'Write the amendment first.' } : {})}
            >
              Sign amendment
            </Button>
          </div>
        }
      >
        <TextArea
          label="Amendment"
          help="The note stays as it was signed. This is added below it, with its own date and signature."
          rows={8}
          autoFocus
          value={text}
          onChange={(words) => {
            setText(words);
            setAsked(false);
          }}
        />
      </SidePanel>
      {signing ? (
        <SignatureDialog
          title="Sign amendment"
          words={note.attestation.amendment}
          version={note.attestation.version}
          signLabel="Sign amendment"
          loading={amend.isPending}
          submitError={amend.error}
          onSign={(signature) =>
            amend.mutate(
              { id: note.id, text: text.trim(), signature },
              {
                onSuccess: () => {
                  toast('Amendment added');
                  onClose();
                },
              },
            )
          }
          onClose={() => setSigning(false)}
        />
      ) : null}
    </>
  );
}
