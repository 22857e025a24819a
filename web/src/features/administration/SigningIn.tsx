import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '../../api/functions.gen.ts';
import { useOffers } from '../../api/offers.ts';
import { query, useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { plainWords } from '../../lib/actions.ts';
import { moment } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { toast } from '../../ui/toasts.ts';
import { fullName } from './people.ts';

const methods: Record<string, string> = {
  password: 'Password',
  totp: 'Code from the phone',
  recovery_code: 'Recovery code',
  passkey: 'Passkey',
};

/** How somebody gets in: their last attempts, and help when they cannot, or must not any longer. */
export function SigningIn({ user }: { user: User }) {
  const { practice } = useMe();
  const offers = useOffers();
  const attempts = useQuery(query('get-login-attempts', { user_id: user.profile_id, limit: 8 }));
  const refreshes = ['get-login-attempts'] as const;
  const invite = useCall('send-staff-invitation', { refreshes });
  const reset = useCall('send-admin-password-reset', { refreshes });
  const unlock = useCall('unlock-account', { refreshes });
  const signOut = useCall('force-sign-out', { refreshes });
  const [asking, setAsking] = useState(false);
  const problem = invite.error ?? reset.error ?? unlock.error;
  const forget = () => {
    invite.reset();
    reset.reset();
    unlock.reset();
  };
  const who = { user_id: user.profile_id };
  const say = { onSuccess: ({ message }: { message: string }) => void toast(message) };
  return (
    <div>
      <Lines
        title="Signing in"
        lines={attempts}
        empty="Never tried yet."
        keyOf={(attempt) => attempt.id}
        line={(attempt) => (
          <Line
            title={moment(attempt.attempted_at, practice.timeZone)}
            details={[
              methods[attempt.method] ?? plainWords(attempt.method),
              attempt.address,
              attempt.failure_reason && plainWords(attempt.failure_reason),
            ]}
            state={<Badge tone={attempt.succeeded ? 'good' : 'warn'}>{attempt.succeeded ? 'Let in' : 'Refused'}</Badge>}
          />
        )}
      />
      {problem ? <FormProblem problem={problem} /> : null}
      <div className="flex flex-wrap gap-2">
        {offers?.own_passwords ? (
          <>
            <Button
              size="small"
              isPending={invite.isPending}
              onPress={() => {
                forget();
                invite.mutate(who, say);
              }}
            >
              Send invitation again
            </Button>
            <Button
              size="small"
              isPending={reset.isPending}
              onPress={() => {
                forget();
                reset.mutate({ email: user.email }, say);
              }}
            >
              Send password link
            </Button>
          </>
        ) : null}
        <Button
          size="small"
          isPending={unlock.isPending}
          onPress={() => {
            forget();
            unlock.mutate(who, say);
          }}
        >
          Unlock
        </Button>
        <Button size="small" onPress={() => setAsking(true)}>
          Sign out everywhere…
        </Button>
      </div>
      {asking ? (
        <LinePanel<{ reason: string }>
          title={`Sign ${fullName(user)} out everywhere`}
          submitLabel="Sign out everywhere"
          start={{ reason: '' }}
          fields={[
            {
              name: 'reason',
              label: 'Reason',
              kind: 'area',
              missing: 'Write the reason.',
              help: 'Written to the audit log. All sessions end and every trusted device is forgotten.',
            },
          ]}
          loading={signOut.isPending}
          submitError={signOut.error}
          onClose={() => setAsking(false)}
          onSave={({ reason }) =>
            signOut.mutate(
              { ...who, reason },
              {
                onSuccess: ({ sessions }) => {
                  toast(
                    `${fullName(user)} is signed out, ${sessions} ${sessions === 1 ? 'session' : 'sessions'} ended`,
                  );
                  setAsking(false);
                },
              },
            )
          }
        />
      ) : null}
    </div>
  );
}
