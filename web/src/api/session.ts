import { queryOptions } from '@tanstack/react-query';
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
  name: string;
  roles: Role[];
  practice: { id: string; name: string; time_zone: string };
  /** Minutes without a key press or click after which the screen locks. */
  idle_minutes?: number;
  must_change_password?: boolean;
  password_days_left?: number;
}

export const meQuery = queryOptions<Me, CallFailure>({
  queryKey: ['get-me', {}],
  staleTime: 60_000,
  queryFn: async ({ signal }) => {
    try {
      return (await post('/functions/v1/get-me', {}, { signal })) as Me;
    } catch (error) {
      if (signal.aborted) throw error;
      throw asFailure(error);
    }
  },
});

/** Ends the session and leaves the page, so that nothing read stays in this tab's memory. */
export async function signOut(): Promise<void> {
  try {
    await post('/auth/v1/session/sign-out', {});
  } finally {
    window.location.assign('/sign-in');
  }
}
