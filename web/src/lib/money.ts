const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** Cents, as everything stores them, to "$1,240.00". A credit reads "−$15.00", with a real minus sign. */
export function money(cents: number): string {
  const text = dollars.format(Math.abs(cents) / 100);
  return cents < 0 ? `−${text}` : text;
}
