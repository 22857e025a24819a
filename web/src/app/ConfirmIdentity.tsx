import { KeyRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { answerConfirmations } from '../api/confirm.ts';
import { asFailure, type CallFailure } from '../api/failure.ts';
import { get, post } from '../api/http.ts';
import { passkeysWork, showPasskey } from '../api/passkey.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { TextField } from '../ui/TextField.tsx';

/** Asks for a passkey, or password and code, before a weighty change, and lets the change go on. */
export function ConfirmIdentity() {
  const [isOpen, setOpen] = useState(false);
  const answer = useRef<((proved: boolean) => void) | null>(null);
  useEffect(
    () =>
      answerConfirmations(
        () =>
          new Promise((resolve) => {
            answer.current?.(false);
            answer.current = resolve;
            setOpen(true);
          }),
      ),
    [],
  );
  function close(proved: boolean) {
    setOpen(false);
    answer.current?.(proved);
    answer.current = null;
  }
  return (
    <Dialog title="Confirm that it is you" isOpen={isOpen} onClose={() => close(false)}>
      <ConfirmForm onDone={() => close(true)} onCancel={() => close(false)} />
    </Dialog>
  );
}

function ConfirmForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<CallFailure | null>(null);
  const ways = useOwnWays();
  async function confirm(prove: () => Promise<unknown>) {
    setLoading(true);
    setProblem(null);
    try {
      await prove();
      onDone();
    } catch (error) {
      setProblem(asFailure(error));
      setCode('');
    } finally {
      setLoading(false);
    }
  }
  return (
    <form
      noValidate
      className="flex flex-col gap-4 pb-3"
      onSubmit={(event) => {
        event.preventDefault();
        // The dialog sits inside whatever form asked for it; only this one is meant.
        event.stopPropagation();
        confirm(() => post('/auth/v1/session/confirm', { password, code: code.replace(/\D/g, '') }));
      }}
    >
      <p className="text-ink-muted">This change is a weighty one. It continues as soon as you have confirmed.</p>
      {problem ? <FormProblem problem={problem} /> : null}
      {ways.includes('webauthn') && passkeysWork() ? (
        <Button
          icon={<KeyRound aria-hidden size={16} />}
          isDisabled={loading}
          onPress={() => confirm(() => showPasskey('confirm/passkey'))}
        >
          Use a passkey
        </Button>
      ) : null}
      <PasswordField
        label="Password"
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={setPassword}
      />
      <TextField
        label="Six-digit code"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
      />
      <div className="flex justify-end gap-2 pt-2">
        <Button onPress={onCancel}>Cancel</Button>
        <Button type="submit" kind="primary" isPending={loading}>
          Confirm
        </Button>
      </div>
    </form>
  );
}

/** The kinds of factor this person has. Until the answer is there, and if none comes, only password and code are offered. */
function useOwnWays(): readonly string[] {
  const [ways, setWays] = useState<readonly string[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    get('/auth/v1/session/factors', leaving.signal).then(
      (found) => setWays((found as { type: string }[]).map((factor) => factor.type)),
      () => setWays([]),
    );
    return () => leaving.abort();
  }, []);
  return ways;
}
