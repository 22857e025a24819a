import { queryOptions } from '@tanstack/react-query';
import { confirmIdentity } from '../../api/confirm.ts';
import { asFailure, type CallFailure } from '../../api/failure.ts';
import { get, post } from '../../api/http.ts';
import { makePasskey } from '../../api/passkey.ts';

/** One place where this person is signed in. */
export interface OwnSession {
  id: string;
  created_at: string;
  last_seen_at: string;
  address: string | null;
  user_agent: string | null;
  is_current: boolean;
}

/** A way of showing who one is, beside the password. */
export interface SignInMethod {
  id: string;
  type: 'totp' | 'webauthn';
  name: string;
  created_at: string;
  last_used_at: string | null;
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

export const methodsQuery = queryOptions<SignInMethod[], CallFailure>({
  queryKey: ['own-sign-in-methods'],
  queryFn: async ({ signal }) => {
    try {
      return (await get(at('factors'), signal)) as SignInMethod[];
    } catch (error) {
      if (signal.aborted) throw error;
      throw asFailure(error);
    }
  },
});

/** Does something with the sign-in service, asking first who is there when the service wants to know. */
async function confirmed(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const failure = asFailure(error);
    if (failure.code !== 'fresh_sign_in_required' || !(await confirmIdentity())) throw failure;
    await act();
  }
}

const change = (step: string, input: object) => confirmed(() => post(at(step), input));

export const account = {
  endSession: (sessionId: string) => change('revoke', { session_id: sessionId }),
  endOtherSessions: () => change('revoke-others', {}),
  changePassword: (current: string, password: string) =>
    change('change-password', { current_password: current, password }),
  addPasskey: (name: string) => confirmed(() => makePasskey(name)),
  removeMethod: (factorId: string) => change('enroll/remove', { factor_id: factorId }),
};
