import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asFailure, type CallFailure } from '../../api/failure.ts';
import { useMe } from '../../app/me.ts';
import { moment } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { toast } from '../../ui/toasts.ts';
import { account, sessionsQuery } from './api.ts';
import { programName } from './programName.ts';

/** Where this person is signed in, with a way to end each. */
export function Sessions() {
  const { practice } = useMe();
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation<void, CallFailure, string | 'others'>({
    mutationFn: async (which) => {
      try {
        await (which === 'others' ? account.endOtherSessions() : account.endSession(which));
      } catch (error) {
        throw asFailure(error);
      }
    },
    onSuccess: (_, which) => {
      toast(which === 'others' ? 'You are signed out everywhere else' : 'That session is ended');
      return client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  if (sessions.isPending) return <Skeleton rows={3} />;
  if (sessions.isError) {
    return (
      <ErrorState
        message={sessions.error.message}
        requestId={sessions.error.requestId}
        onRetry={() => sessions.refetch()}
      />
    );
  }
  return (
    <div className="max-w-2xl">
      {end.error ? <FormProblem problem={end.error} /> : null}
      <ul className="divide-y divide-line border-y border-line">
        {sessions.data.map((session) => (
          <li key={session.id} className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <div className="min-w-0">
              <p className="font-medium">{programName(session.user_agent)}</p>
              <p className="text-sm text-ink-muted">
                Last used {moment(session.last_seen_at, practice.timeZone)}
                {session.address ? ` from ${session.address}` : ''}
              </p>
            </div>
            {session.is_current ? (
              <Badge tone="good">This one</Badge>
            ) : (
              <Button
                size="small"
                aria-label={`Sign out ${programName(session.user_agent)}`}
                isPending={end.isPending && end.variables === session.id}
                onPress={() => end.mutate(session.id)}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.data.some((session) => !session.is_current) ? (
        <div className="mt-3">
          <Button isPending={end.isPending && end.variables === 'others'} onPress={() => end.mutate('others')}>
            Sign out everywhere else
          </Button>
        </div>
      ) : null}
    </div>
  );
}
