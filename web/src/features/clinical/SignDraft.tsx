import { useEffect, useState } from 'react';
import type { Note, Signature } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { toast } from '../../ui/toasts.ts';
import { missingIn } from './content.ts';
import type { Draft } from './draft.ts';
import { SignatureDialog } from './SignatureDialog.tsx';

const refreshes = ['get-note', 'get-notes', 'get-my-notes', 'get-cosign-queue', 'get-note-versions'] as const;

/** Signs the note that was written, after everything typed is safe; or says what it still lacks. */
export function SignDraft({
  note,
  draft,
  onClose,
  onMissing,
}: {
  note: Note;
  draft: Draft;
  onClose: () => void;
  onMissing: () => void;
}) {
  const submits = note.allowed_actions.includes('submit');
  const sign = useCall('sign-note', { refreshes });
  const submit = useCall('submit-note', { refreshes });
  const action = submits ? submit : sign;
  const [unsafe, setUnsafe] = useState(false);
  const [busy, setBusy] = useState(false);
  const chosen = draft.extras.diagnoses ?? note.diagnoses.map((diagnosis) => diagnosis.client_diagnosis_id);
  const missing = note.template.sections.flatMap((section) =>
    missingIn(section, draft.contents.get(section.key)).map((label) => ({ section, label })),
  );
  const lacks = missing.length > 0 || chosen.length === 0;

  useEffect(() => {
    if (lacks) onMissing();
  }, [lacks, onMissing]);

  async function go(signature: Signature) {
    setBusy(true);
    const safe = await draft.flush();
    setBusy(false);
    setUnsafe(!safe);
    if (!safe) return;
    action.mutate(
      { id: note.id, row_version: draft.rowVersion, signature },
      {
        onSuccess: () => {
          toast(submits ? 'Submitted for cosignature' : 'Note signed');
          onClose();
        },
      },
    );
  }

  if (lacks) {
    return (
      <Dialog
        title="Not ready to sign"
        isOpen
        onClose={onClose}
        actions={
          <Button kind="primary" onPress={onClose}>
            Go on writing
          </Button>
        }
      >
        <p>Before this note can be signed it needs:</p>
        <ul className="mt-2 list-disc pl-5">
          {missing.map(({ section, label }) => (
            <li key={`${section.key}.${label}`}>
              {section.title}: {label}
            </li>
          ))}
          {chosen.length === 0 ? <li>A diagnosis that was treated</li> : null}
        </ul>
      </Dialog>
    );
  }
  return (
    <SignatureDialog
      title={submits ? 'Sign and submit' : 'Sign note'}
      words={note.attestation.author}
      version={note.attestation.version}
      signLabel={submits ? 'Sign and submit' : 'Sign note'}
      loading={busy || action.isPending}
      submitError={
        unsafe
          ? { message: 'The last words are not saved yet, so nothing was signed. Try again once they are.' }
          : action.error
      }
      onSign={(signature) => void go(signature)}
      onClose={onClose}
    >
      {note.warnings.length > 0 ? (
        <Notice tone="warn" title="You can sign, but look at this">
          <ul className="list-disc pl-4">
            {note.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <p>
        {submits ? 'Your supervisor gets it next.' : 'A signed note is never changed. What comes later is added to it.'}
      </p>
    </SignatureDialog>
  );
}
