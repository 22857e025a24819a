const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** Cents, as everything stores them, to "$1,240.00". A credit reads "−$15.00", with a real minus sign. */
export function money(cents: number): string {
  const text = dollars.format(Math.abs(cents) / 100);
  return cents < 0 ? `−${text}` : text;
}

/** What was typed as dollars, in cents; nothing for nothing, and for what is no amount. */
export function centsOf(typed: string): number | null {
  const found = /^\$?(\d{1,6})(?:\.(\d{1,2}))?$/.exec(typed.trim());
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null;
}

/** "25.00", as it is typed. */
export function dollarsOf(cents: number): string {
  return (cents / 100).toFixed(2);
}
