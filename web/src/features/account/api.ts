import { queryOptions } from '@tanstack/react-query';
import { confirmIdentity } from '../../api/confirm.ts';
import { asFailure, type CallFailure } from '../../api/failure.ts';
import { get, post } from '../../api/http.ts';

/** One place where this person is signed in. */
export interface OwnSession {
  id: string;
  created_at: string;
  last_seen_at: string;
  address: string | null;
  user_agent: string | null;
  is_current: boolean;
}

const at = (step: string) => `/auth/v1/session/${step}`;

export const sessionsQuery = queryOptions<OwnSession[], CallFailure>({
  queryKey: ['own-sessions'],
  queryFn: async ({ signal }) => {
    try {
      return (await get(at('list'), signal)) as OwnSession[];
    } catch (error) {
      if (signal.aborted) throw error;
      throw asFailure(error);
    }
  },
});

/** Sends a change to the sign-in service, asking first who is there when the service wants to know. */
async function change(step: string, input: object): Promise<void> {
  try {
    await post(at(step), input);
  } catch (error) {
    const failure = asFailure(error);
    if (failure.code !== 'fresh_sign_in_required' || !(await confirmIdentity())) throw failure;
    await post(at(step), input);
  }
}

export const account = {
  endSession: (sessionId: string) => change('revoke', { session_id: sessionId }),
  endOtherSessions: () => change('revoke-others', {}),
  changePassword: (current: string, password: string) =>
    change('change-password', { current_password: current, password }),
};
