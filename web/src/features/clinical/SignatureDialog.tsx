import { type FormEvent, type ReactNode, useState } from 'react';
import type { Signature } from '../../api/functions.gen.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormProblem, type SubmitProblem } from '../../ui/FormProblem.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** The words that are signed, and the name typed under them. */
export function SignatureDialog({
  title,
  words,
  version,
  signLabel,
  loading,
  submitError,
  onSign,
  onClose,
  children,
}: {
  title: string;
  words: string;
  version: number;
  signLabel: string;
  loading: boolean;
  submitError: SubmitProblem | null;
  onSign: (signature: Signature) => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const empty = name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!empty) onSign({ typed_name: name.trim(), attestation_version: version });
  };
  const ofName = submitError?.field === 'signature.typed_name';
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form onSubmit={submit} noValidate className="space-y-4 pb-3">
        {submitError && !ofName ? <FormProblem problem={submitError} /> : null}
        {children}
        <p className="rounded-control bg-hover px-3 py-2">{words}</p>
        <TextField
          label="Your full name"
          autoFocus
          autoComplete="off"
          value={name}
          onChange={setName}
          problem={tried && empty ? 'Type your name to sign.' : ofName ? submitError?.message : undefined}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isPending={loading}>
            {signLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
