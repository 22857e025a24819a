import { queryOptions } from '@tanstack/react-query';
import { call, type InputOf, type OutputOf } from './call.ts';
import { asFailure, type CallFailure } from './failure.ts';
import { post } from './http.ts';
import type { Role } from './roles.ts';

/**
 * Who is signed in. The browser holds no token: the session is a cookie that scripts cannot read, and this is what
 * the server says about its owner.
 */
export interface Me {
  id: string;
  email: string;
  /** As they want to be called. */
  name: string;
  roles: readonly Role[];
  practice: { id: string; name: string; timeZone: string };
  /** What they may correct themselves, with the version to send back. */
  profile: Required<InputOf<'update-my-profile'>>;
}

export function meFrom(answer: OutputOf<'get-me'>): Me {
  return {
    id: answer.profile_id,
    email: answer.email,
    name: `${answer.preferred_name ?? answer.first_name} ${answer.last_name}`,
    roles: answer.roles,
    profile: {
      row_version: answer.row_version,
      first_name: answer.first_name,
      last_name: answer.last_name,
      preferred_name: answer.preferred_name,
      phone: answer.phone,
    },
    practice: { id: answer.organization_id, name: answer.organization_name, timeZone: answer.time_zone },
  };
}

/** Minutes without a key press or click after which the screen locks; the server ends an idle session after as many. */
export const idleMinutes = 15;

export const meQuery = queryOptions<Me, CallFailure>({
  queryKey: ['get-me', {}],
  staleTime: 60_000,
  queryFn: async ({ signal }) => {
    try {
      return meFrom(await call('get-me', {}, signal));
    } catch (error) {
      if (signal.aborted) throw error;
      throw asFailure(error);
    }
  },
});

let signingOut = false;

/** Whether this tab ended the session itself: then nobody needs to find out why it is over. */
export const isSigningOut = () => signingOut;

/** Ends the session and leaves the page, so that nothing read stays in this tab's memory. */
export async function signOut(): Promise<void> {
  signingOut = true;
  try {
    await post('/auth/v1/session/sign-out', {});
  } finally {
    window.location.assign('/sign-in');
  }
}
