import { centsOf } from '../../lib/money.ts';

/** What is wrong with an amount that was typed. */
export function wrongCopay(typed: string): string | null {
  return typed.trim() === '' || centsOf(typed) !== null ? null : 'Enter dollars, such as 25 or 25.50.';
}
