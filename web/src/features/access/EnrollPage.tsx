import { KeyRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { asFailure, type CallFailure } from '../../api/failure.ts';
import { useOffers } from '../../api/offers.ts';
import { passkeysWork } from '../../api/passkey.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { AccessLayout } from './AccessLayout.tsx';
import { access, type Enrolment } from './api.ts';
import { CodeField } from './CodeField.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { useSubmit } from './useSubmit.ts';

/** Connects a phone or makes a passkey, because a password alone does not open health records. */
export default function EnrollPage() {
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const [recoveryCodes, setRecoveryCodes] = useState<string[] | null>(null);
  const [code, setCode] = useState('');
  const { loading, problem, submit } = useSubmit();
  const started = useRef(false);
  const offers = useOffers();

  function start() {
    setFailure(null);
    access.enroll().then(setEnrolment, (error: unknown) => {
      const found = asFailure(error);
      if (found.status === 401) window.location.assign('/sign-in');
      else setFailure(found);
    });
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks for a secret once, however often React mounts
  useEffect(() => {
    if (!started.current) start();
    started.current = true;
  }, []);

  /** A provider of the practice's own has no recovery codes to keep. */
  function proceed(codes: string[]) {
    if (codes.length > 0) setRecoveryCodes(codes);
    else window.location.assign('/');
  }

  function check(entered: string) {
    if (!enrolment) return;
    submit(async () => {
      const answer = await access.enrollVerify(enrolment.factor_id, entered);
      proceed(answer.recovery_codes);
    });
  }

  const passkey = useSubmit();
  const makePasskey = () =>
    passkey.submit(async () => {
      proceed((await access.enrollPasskey()).recovery_codes);
    });

  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} />;
  return (
    <AccessLayout title="Connect your phone" about="From now on you sign in with your password and a code from it.">
      {failure ? <ErrorState message={failure.message} requestId={failure.requestId} onRetry={start} /> : null}
      {!enrolment && !failure ? <Skeleton label="Preparing your code" rows={4} /> : null}
      {enrolment ? (
        <form
          noValidate
          className="flex flex-col gap-6"
          onSubmit={(event) => {
            event.preventDefault();
            check(code);
          }}
        >
          <ol className="flex flex-col gap-6">
            <Step number={1} title="Open an authenticator app">
              Any will do: the one built into your phone’s passwords, Google Authenticator, 1Password.
            </Step>
            <Step number={2} title="Scan this picture">
              <QrCode drawing={enrolment.qr_code} />
              <details className="mt-2">
                <summary className="inline-flex min-h-8 cursor-pointer items-center rounded-control text-base font-medium text-accent">
                  I cannot scan it
                </summary>
                <p className="text-base text-ink-muted">Choose “enter a setup key” in the app and type this key:</p>
                <p className="mt-1 rounded-control bg-hover px-3 py-2 text-md tracking-wider break-all text-ink tabular-nums select-all">
                  {enrolment.secret.replace(/(.{4})(?=.)/g, '$1 ')}
                </p>
              </details>
            </Step>
            <Step number={3} title="Type the code the app shows">
              <div className="mt-2">
                {problem ? <FormProblem problem={problem} /> : null}
                <CodeField value={code} onChange={setCode} onComplete={check} />
              </div>
            </Step>
          </ol>
          <Button type="submit" kind="primary" size="large" isPending={loading} className="w-full">
            Connect phone
          </Button>
        </form>
      ) : null}
      {offers?.passkeys && passkeysWork() && enrolment ? (
        <section className="mt-8 flex flex-col gap-3 border-t border-line pt-6">
          <h2 className="text-md font-semibold">Or use a passkey</h2>
          <p className="text-base text-ink-muted">
            This computer, your phone or a security key checks that it is you. Nothing to type from then on.
          </p>
          {passkey.problem ? <FormProblem problem={passkey.problem} /> : null}
          <Button
            size="large"
            icon={<KeyRound aria-hidden size={18} />}
            isPending={passkey.loading}
            className="w-full"
            onPress={makePasskey}
          >
            Make a passkey
          </Button>
        </section>
      ) : null}
    </AccessLayout>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: React.ReactNode }) {
  return (
    <li className="grid grid-cols-[1.75rem_1fr] gap-3">
      <span
        aria-hidden
        className="inline-flex size-7 items-center justify-center rounded-full bg-accent-quiet text-sm font-semibold text-accent"
      >
        {number}
      </span>
      <div className="min-w-0">
        <p className="text-md font-semibold">{title}</p>
        <div className="text-base text-ink-muted">{children}</div>
      </div>
    </li>
  );
}

/** Shown as an image, never as markup: a drawing from the server cannot run anything here. */
function QrCode({ drawing }: { drawing: string }) {
  const source = drawing.startsWith('data:') ? drawing : `data:image/svg+xml;utf8,${encodeURIComponent(drawing)}`;
  return (
    // Scanners need dark on white, whatever the theme.
    <img
      src={source}
      alt="Setup code for an authenticator app. The key below says the same in letters."
      className="scheme-light mt-2 size-44 rounded-control border border-line bg-[white] p-2"
    />
  );
}
