import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AccessLayout } from './AccessLayout.tsx';
import { access, type Step } from './api.ts';
import { CodeField } from './CodeField.tsx';
import { useSubmit } from './useSubmit.ts';

/** Proof that the person holds their phone, or one of the codes they printed. */
export default function SecondFactor({ onDone, onBack }: { onDone: (answer: Step) => void; onBack: () => void }) {
  const [way, setWay] = useState<'app' | 'recovery'>('app');
  const [code, setCode] = useState('');
  const [trust, setTrust] = useState(false);
  const { loading, problem, submit, clear } = useSubmit();

  function check(entered: string) {
    submit(async () => {
      try {
        onDone(way === 'app' ? await access.totp(entered, trust) : await access.recovery(entered.trim()));
      } catch (error) {
        // A code is good once: the next try needs a new one.
        setCode('');
        throw error;
      }
    });
  }

  function change(to: 'app' | 'recovery') {
    setCode('');
    clear();
    setWay(to);
  }

  return (
    <AccessLayout
      title={way === 'app' ? 'Enter your code' : 'Use a recovery code'}
      about={way === 'app' ? undefined : 'One of the codes you kept when you set up your phone. Each works once.'}
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
            <Checkbox value={trust} onChange={setTrust}>
              Trust this device for 30 days
              <span className="block text-sm text-ink-muted">Not on a computer that others use.</span>
            </Checkbox>
            <CodeField value={code} onChange={setCode} onComplete={check} />
          </>
        ) : (
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
        )}
        <Button type="submit" kind="primary" size="large" isPending={loading} className="w-full">
          Continue
        </Button>
        <div className="flex flex-wrap gap-2">
          <Button kind="quiet" onPress={() => change(way === 'app' ? 'recovery' : 'app')}>
            {way === 'app' ? 'Use a recovery code' : 'Use the authenticator app'}
          </Button>
          <Button kind="quiet" onPress={onBack}>
            Start over
          </Button>
        </div>
      </form>
    </AccessLayout>
  );
}
