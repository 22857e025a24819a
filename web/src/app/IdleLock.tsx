import { KeyRound, LockKeyhole } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { asFailure, type CallFailure } from '../api/failure.ts';
import { Button } from '../ui/Button.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { IdleState } from './idle.ts';

export interface Unlocking {
  password: (password: string) => Promise<'code' | 'open'>;
  code: (code: string) => Promise<void>;
  /** Where the browser can: the person's passkey alone. */
  passkey?: (() => Promise<void>) | undefined;
}

/** The page, and over it the lock. While locked the page is blurred and cannot be reached, but it is all still there. */
export function IdleLock({
  state,
  name,
  unlocking,
  onUnlock,
  onSignOut,
  children,
}: {
  state: IdleState;
  name: string;
  unlocking: Unlocking;
  onUnlock: () => void;
  onSignOut: () => void;
  children: ReactNode;
}) {
  const locked = state === 'locked';
  return (
    <>
      <div
        inert={locked}
        aria-hidden={locked || undefined}
        className={locked ? 'pointer-events-none blur-lg select-none print:hidden' : undefined}
      >
        {children}
      </div>
      {state === 'warning' ? (
        <p
          role="status"
          className="no-print fixed inset-x-4 bottom-4 z-50 mx-auto w-fit animate-appear rounded-surface border border-line bg-raised px-4 py-3 font-medium shadow-float"
        >
          The screen locks in less than two minutes. Move or type to stay.
        </p>
      ) : null}
      {locked ? <Lock name={name} unlocking={unlocking} onUnlock={onUnlock} onSignOut={onSignOut} /> : null}
    </>
  );
}

function Lock({
  name,
  unlocking,
  onUnlock,
  onSignOut,
}: {
  name: string;
  unlocking: Unlocking;
  onUnlock: () => void;
  onSignOut: () => void;
}) {
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [text, setText] = useState('');
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<CallFailure | null>(null);

  async function proceed() {
    if (step === 'password') return (await unlocking.password(text)) === 'open';
    await unlocking.code(text.replace(/\D/g, ''));
    return true;
  }

  async function attempt(prove: () => Promise<boolean>) {
    setLoading(true);
    setProblem(null);
    try {
      if (await prove()) onUnlock();
      else setStep('code');
    } catch (error) {
      setProblem(asFailure(error));
    } finally {
      setText('');
      setLoading(false);
    }
  }

  return (
    <div
      role="dialog"
      aria-modal="true"
      aria-labelledby="locked"
      className="fixed inset-0 z-50 flex items-start justify-center overflow-y-auto bg-veil p-4 pt-[18vh]"
    >
      <form
        noValidate
        className="flex w-full max-w-sm flex-col gap-4 rounded-surface border border-line bg-raised p-6 shadow-float"
        onSubmit={(event) => {
          event.preventDefault();
          attempt(proceed);
        }}
      >
        <div>
          <h2 id="locked" className="flex items-center gap-2 text-lg font-semibold">
            <LockKeyhole aria-hidden size={20} className="text-ink-muted" />
            Locked
          </h2>
          <p className="mt-1 text-ink-muted">{name}, your page is behind this, with everything you typed.</p>
        </div>
        {problem ? <FormProblem problem={problem} /> : null}
        {step === 'password' ? (
          <PasswordField
            key="password"
            label="Password"
            autoComplete="current-password"
            autoFocus
            large
            value={text}
            onChange={setText}
          />
        ) : (
          <TextField
            key="code"
            label="Six-digit code"
            autoComplete="one-time-code"
            inputMode="numeric"
            autoFocus
            large
            value={text}
            onChange={setText}
          />
        )}
        {unlocking.passkey ? (
          <Button
            icon={<KeyRound aria-hidden size={16} />}
            isDisabled={loading}
            onPress={() => attempt(async () => unlocking.passkey?.().then(() => true) ?? false)}
          >
            Use a passkey
          </Button>
        ) : null}
        <div className="flex justify-between gap-2">
          <Button kind="quiet" onPress={onSignOut}>
            Sign out
          </Button>
          <Button type="submit" kind="primary" isPending={loading}>
            Unlock
          </Button>
        </div>
      </form>
    </div>
  );
}
