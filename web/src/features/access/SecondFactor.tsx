import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { Offers } from '../../api/offers.ts';
import { passkeysWork } from '../../api/passkey.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AccessLayout } from './AccessLayout.tsx';
import { access, type Step } from './api.ts';
import { CodeField } from './CodeField.tsx';
import { useSubmit } from './useSubmit.ts';

type Way = 'app' | 'passkey' | 'recovery';

const titles: Record<Way, string> = {
  app: 'Enter your code',
  passkey: 'Use your passkey',
  recovery: 'Use a recovery code',
};

const others: Record<Way, string> = {
  app: 'Use the authenticator app',
  passkey: 'Use a passkey',
  recovery: 'Use a recovery code',
};

/** Proof that the person holds their phone or passkey, or one of the codes they printed. */
export default function SecondFactor({
  ways,
  offers,
  onDone,
  onBack,
}: {
  /** The kinds of factor the person has, in the words of the service. */
  ways: readonly string[];
  /** What the server offers, once it has said so. */
  offers: Offers | null;
  onDone: (answer: Step) => void;
  onBack: () => void;
}) {
  const possible: Way[] = [
    ...(ways.includes('totp') ? (['app'] as const) : []),
    ...(ways.includes('webauthn') && passkeysWork() ? (['passkey'] as const) : []),
    ...(offers?.recovery_codes ? (['recovery'] as const) : []),
  ];
  const [way, setWay] = useState<Way>(possible[0] ?? 'recovery');
  const [code, setCode] = useState('');
  const [trust, setTrust] = useState(false);
  const { loading, problem, submit, clear } = useSubmit();

  function check(entered: string) {
    submit(async () => {
      try {
        if (way === 'passkey') onDone(await access.secondPasskey());
        else if (way === 'app') onDone(await access.totp(entered, trust));
        else onDone(await access.recovery(entered.trim()));
      } catch (error) {
        // A code is good once: the next try needs a new one.
        setCode('');
        throw error;
      }
    });
  }

  function change(to: Way) {
    setCode('');
    clear();
    setWay(to);
  }

  return (
    <AccessLayout
      title={titles[way]}
      about={
        way === 'recovery'
          ? 'One of the codes you kept when you set up your phone or passkey. Each works once.'
          : undefined
      }
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          check(code);
        }}
      >
        {problem ? <FormProblem problem={problem} /> : null}
        {way === 'app' ? (
          <>
            {offers?.trusted_devices ? (
              <Checkbox value={trust} onChange={setTrust}>
                Trust this device for 30 days
                <span className="block text-sm text-ink-muted">Not on a computer that others use.</span>
              </Checkbox>
            ) : null}
            <CodeField value={code} onChange={setCode} onComplete={check} />
          </>
        ) : null}
        {way === 'recovery' ? (
          <TextField
            label="Recovery code"
            name="recovery-code"
            large
            autoFocus
            autoComplete="off"
            spellCheck="false"
            value={code}
            onChange={setCode}
          />
        ) : null}
        <Button
          type="submit"
          kind="primary"
          size="large"
          isPending={loading}
          icon={way === 'passkey' ? <KeyRound aria-hidden size={18} /> : undefined}
          className="w-full"
        >
          {way === 'passkey' ? 'Use a passkey' : 'Continue'}
        </Button>
        <div className="flex flex-wrap gap-2">
          {possible
            .filter((other) => other !== way)
            .map((other) => (
              <Button key={other} kind="quiet" onPress={() => change(other)}>
                {others[other]}
              </Button>
            ))}
          <Button kind="quiet" onPress={onBack}>
            Start over
          </Button>
        </div>
      </form>
    </AccessLayout>
  );
}
