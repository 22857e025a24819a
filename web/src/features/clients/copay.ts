/** What was typed as dollars, in cents; nothing for nothing, and for what is no amount. */
export function centsOf(typed: string): number | null {
  const found = /^\$?(\d{1,5})(?:\.(\d{1,2}))?$/.exec(typed.trim());
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null;
}

/** "25.00", as it is typed. */
export function dollarsOf(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** What is wrong with an amount that was typed. */
export function wrongCopay(typed: string): string | null {
  return typed.trim() === '' || centsOf(typed) !== null ? null : 'Enter dollars, such as 25 or 25.50.';
}
