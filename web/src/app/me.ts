import { createContext, use } from 'react';
import type { Role } from '../api/roles.ts';
import type { Me } from '../api/session.ts';

const MeContext = createContext<Me | null>(null);
export const MeProvider = MeContext.Provider;

/** The person signed in. Only pages inside the staff app may ask. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe outside of the staff app');
  return me;
}

/** Whether this person may see something meant for these roles. The server decides again; this only spares a dead end. */
export function mayOpen(held: readonly Role[], wanted: readonly Role[] | 'staff'): boolean {
  return wanted === 'staff' ? held.some((role) => role !== 'client_user') : wanted.some((role) => held.includes(role));
}
