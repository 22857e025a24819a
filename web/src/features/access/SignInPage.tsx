import { KeyRound } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useOffers } from '../../api/offers.ts';
import { passkeysWork } from '../../api/passkey.ts';
import { safeReturnPath } from '../../app/areas.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AccessLayout } from './AccessLayout.tsx';
import { access, type DemoPerson, demoPeople, type Step } from './api.ts';
import { useSubmit } from './useSubmit.ts';

const loadSecondFactor = () => import('./SecondFactor.tsx');
const SecondFactor = lazy(loadSecondFactor);
const DemoPeople = lazy(() => import('./DemoPeople.tsx'));

/** A passkey, or email and password and then the code. */
export default function SignInPage() {
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [ways, setWays] = useState<readonly string[]>(['totp']);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { loading, problem, submit, clear } = useSubmit();
  const offers = useOffers();
  const [people, setPeople] = useState<DemoPerson[]>([]);
  useEffect(() => {
    let gone = false;
    demoPeople().then((found) => gone || setPeople(found));
    return () => {
      gone = true;
    };
  }, []);

  function proceed(answer: Step) {
    const back = new URLSearchParams(window.location.search).get('next');
    if (answer.next === 'totp') {
      setWays(answer.factors?.map((factor) => factor.type) ?? ['totp']);
      setStep('code');
    } else if (answer.next === 'enroll') window.location.assign('/enroll');
    else window.location.assign(safeReturnPath(back));
  }

  async function enter(person: DemoPerson) {
    const { enterAs } = await import('./enterAs.ts');
    proceed(await enterAs(person));
  }

  if (step === 'code') {
    return (
      <Suspense>
        <SecondFactor
          ways={ways}
          offers={offers}
          onDone={proceed}
          onBack={() => {
            setPassword('');
            clear();
            setStep('password');
          }}
        />
      </Suspense>
    );
  }
  return (
    <AccessLayout
      title="Sign in"
      aside={
        <Suspense>
          {people.length > 0 ? (
            <DemoPeople people={people} busy={loading} onPick={(person) => submit(() => enter(person))} />
          ) : null}
        </Suspense>
      }
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void loadSecondFactor();
          submit(async () => proceed(await access.password(email.trim(), password)));
        }}
      >
        {problem ? <FormProblem problem={problem} /> : null}
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          autoFocus
          large
          value={email}
          onChange={setEmail}
        />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          large
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" kind="primary" size="large" isPending={loading} className="mt-2 w-full">
          Sign in
        </Button>
        {passkeysWork() && offers?.passkeys !== false ? (
          <Button
            size="large"
            icon={<KeyRound aria-hidden size={18} />}
            isDisabled={loading}
            // Its place is kept until the server says whether there are any: nothing moves under a finger.
            className={offers ? 'w-full' : 'invisible w-full'}
            onPress={() => submit(async () => proceed(await access.passkey()))}
          >
            Use a passkey
          </Button>
        ) : null}
        <a
          href="/forgot-password"
          className="inline-flex min-h-11 items-center self-start text-base font-medium text-accent underline-offset-4 hover:underline"
        >
          I forgot my password
        </a>
      </form>
    </AccessLayout>
  );
}
