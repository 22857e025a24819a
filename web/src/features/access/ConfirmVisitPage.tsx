import { useState } from 'react';
import { type OutputOf, write } from '../../api/call.ts';
import { longDay, time } from '../../lib/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { AccessLayout } from './AccessLayout.tsx';
import { useSubmit } from './useSubmit.ts';

type Confirmed = OutputOf<'confirm-appointment'>;

const titles: Record<Confirmed['outcome'], string> = {
  confirmed: 'Your visit is confirmed',
  already_confirmed: 'Your visit is confirmed',
  too_late: 'This visit has begun or is over',
  not_open: 'This visit was changed or called off',
};

/**
 * The page behind the link of a reminder. Programs that look at mails open links too, so the page confirms only when
 * somebody presses the button. It knows no name and no kind of visit.
 */
export default function ConfirmVisitPage({ token }: { token: string }) {
  const [visit, setVisit] = useState<Confirmed | null>(null);
  const { loading, problem, submit } = useSubmit();

  if (token === '') {
    return (
      <AccessLayout
        title="This link is not complete"
        about="Open the link in the email again, or call the practice."
        staff={false}
      />
    );
  }
  if (visit) {
    const at = `${longDay(visit.starts_at, visit.time_zone)} at ${time(visit.starts_at, visit.time_zone)}`;
    const isOn = visit.outcome === 'confirmed' || visit.outcome === 'already_confirmed';
    return (
      <AccessLayout title={titles[visit.outcome]} staff={false}>
        <p className="text-md">
          {visit.practice}, {at}.
        </p>
        <p className="mt-2 text-ink-muted">
          {isOn
            ? 'If you cannot come, please call the practice. You may close this page.'
            : 'Please call the practice.'}
        </p>
      </AccessLayout>
    );
  }
  return (
    <AccessLayout title="Confirm your visit" about="Let the practice know that you will come." staff={false}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit(async () => setVisit(await write('confirm-appointment', { token })));
        }}
      >
        {problem ? <FormProblem problem={problem} /> : null}
        <Button type="submit" kind="primary" size="large" isPending={loading}>
          Confirm that I will come
        </Button>
      </form>
    </AccessLayout>
  );
}
