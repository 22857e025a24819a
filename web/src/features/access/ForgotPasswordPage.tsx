import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AccessLayout } from './AccessLayout.tsx';
import { access } from './api.ts';
import { BackToSignIn } from './BackToSignIn.tsx';
import { useSubmit } from './useSubmit.ts';

/** Asks for a link. The answer is the same for every address, so that nobody learns who works here. */
export default function ForgotPasswordPage() {
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const { loading, problem, submit } = useSubmit();
  if (sent) {
    return (
      <AccessLayout
        title="Look in your inbox"
        about="If this address belongs to somebody at the practice, a link to choose a new password is on its way. It works for one hour."
      >
        <p className="mb-4 text-base text-ink-muted">
          Nothing after five minutes? Look in the spam folder, or ask your practice administrator.
        </p>
        <BackToSignIn />
      </AccessLayout>
    );
  }
  return (
    <AccessLayout title="Choose a new password" about="We send a link to your email address.">
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit(async () => {
            await access.forgot(email.trim());
            setSent(true);
          });
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
          problem={problem?.field === 'email' ? problem.message : undefined}
        />
        <Button type="submit" kind="primary" size="large" isPending={loading} className="w-full">
          Send the link
        </Button>
        <BackToSignIn />
      </form>
    </AccessLayout>
  );
}
