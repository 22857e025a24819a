import { useState } from 'react';
import { useOffers } from '../../api/offers.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { AccessLayout } from './AccessLayout.tsx';
import { access } from './api.ts';
import { BackToSignIn } from './BackToSignIn.tsx';
import { useSubmit } from './useSubmit.ts';

const words = {
  reset: {
    title: 'Choose a new password',
    about: 'You are signed out everywhere else once it is saved.',
    action: 'Save password',
  },
  invitation: {
    title: 'Welcome to MentalSpace',
    about: 'Choose a password. After that you connect your phone, and you are in.',
    action: 'Create my account',
  },
};

/** The page behind the link of a reset or of an invitation. The link's token is used once and then worthless. */
export default function NewPasswordPage({ purpose, token }: { purpose: keyof typeof words; token: string }) {
  const [password, setPassword] = useState('');
  const { loading, problem, submit } = useSubmit();
  const { title, about, action } = words[purpose];
  const offers = useOffers();

  if (token === '') {
    return (
      <AccessLayout
        title="This link is not complete"
        about={
          purpose === 'reset'
            ? 'Open the link in the email again, or ask for a new one.'
            : 'Open the link in the email again, or ask the person who invited you to send a new one.'
        }
      >
        <BackToSignIn />
      </AccessLayout>
    );
  }
  if (offers?.own_passwords === false) {
    return (
      <AccessLayout
        title="Your password is kept elsewhere"
        about="Your practice signs in through a provider of its own. Set your password there, then come back."
      >
        <BackToSignIn />
      </AccessLayout>
    );
  }
  return (
    <AccessLayout title={title} about={about}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit(async () => {
            const send = purpose === 'reset' ? access.reset : access.acceptInvitation;
            const answer = await send(token, password);
            window.location.assign(answer?.next === 'enroll' ? '/enroll' : answer?.next === 'done' ? '/' : '/sign-in');
          });
        }}
      >
        {problem && problem.field !== 'password' ? <FormProblem problem={problem} /> : null}
        <PasswordField
          label="New password"
          name="new-password"
          autoComplete="new-password"
          help="At least 12 characters, with a capital letter, a small letter, a digit and a sign such as - or !"
          large
          autoFocus
          value={password}
          onChange={setPassword}
          problem={problem?.field === 'password' ? problem.message : undefined}
        />
        <Button type="submit" kind="primary" size="large" isPending={loading} className="mt-2 w-full">
          {action}
        </Button>
        <BackToSignIn />
      </form>
    </AccessLayout>
  );
}
