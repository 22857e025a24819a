import { get, post } from '../../api/http.ts';
import { makePasskey, showPasskey } from '../../api/passkey.ts';

/*
 * Signing in. Each answer sets or raises a cookie this code cannot read, and says what comes next.
 */

export type Next = 'totp' | 'enroll' | 'done';

export interface Step {
  next: Next;
  factors?: { id: string; type: string }[];
}

export interface DemoPerson {
  email: string;
  name: string;
  role: string;
  password: string;
  totp_secret?: string;
}

export interface Enrolment {
  factor_id: string;
  secret: string;
  uri: string;
  /** An SVG drawing, as text or as a data: address. */
  qr_code: string;
}

const at = (step: string) => `/auth/v1/session/${step}`;

export const access = {
  password: (email: string, password: string) => post(at('password'), { email, password }) as Promise<Step>,
  totp: (code: string, trustDevice: boolean) => post(at('totp'), { code, trust_device: trustDevice }) as Promise<Step>,
  recovery: (code: string) => post(at('recovery'), { code }) as Promise<Step>,
  passkey: () => showPasskey('passkey') as Promise<Step>,
  secondPasskey: () => showPasskey('second-factor/passkey') as Promise<Step>,
  enrollPasskey: () => makePasskey(''),
  forgot: (email: string) => post(at('forgot'), { email }),
  reset: (token: string, password: string) => post(at('reset'), { token, password }) as Promise<Step | undefined>,
  acceptInvitation: (token: string, password: string) =>
    post(at('accept-invitation'), { token, password }) as Promise<Step | undefined>,
  enroll: () => post(at('enroll/totp'), {}) as Promise<Enrolment>,
  enrollVerify: (factorId: string, code: string) =>
    post(at('enroll/totp/verify'), { factor_id: factorId, code }) as Promise<Step & { recovery_codes: string[] }>,
  signOut: () => post(at('sign-out'), {}),
};

/** The invented people of a demo installation. Everywhere else the server does not know the address. */
export async function demoPeople(): Promise<DemoPerson[]> {
  try {
    const answer = (await get('/auth/v1/demo')) as { people?: DemoPerson[] } | undefined;
    return answer?.people ?? [];
  } catch {
    // Not a demo, or not reachable: the page works without it, and a failing sign-in says why.
    return [];
  }
}
