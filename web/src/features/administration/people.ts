import type { User } from '../../api/functions.gen.ts';

/** The name somebody goes by. */
export function fullName(user: Pick<User, 'first_name' | 'last_name' | 'preferred_name'>): string {
  return `${user.preferred_name ?? user.first_name} ${user.last_name}`;
}
