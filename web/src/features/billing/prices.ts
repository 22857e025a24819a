import type { FeeSchedule, Rate, RateInput } from '../../api/functions.gen.ts';
import { centsOf, dollarsOf } from '../../lib/money.ts';

/** Prices as they are typed or pasted from a spreadsheet: a line for each, the code, a modifier if it is for that only, and dollars. */
export function textOf(rates: readonly Rate[]): string {
  return rates
    .map((rate) => [rate.code, ...(rate.modifier ? [rate.modifier] : []), dollarsOf(rate.fee_cents)].join(' '))
    .join('\n');
}

/** The prices that a text holds, or what is wrong with the first line that is none. */
export function ratesOf(text: string): { rates: RateInput[] } | { wrong: string } {
  const rates: RateInput[] = [];
  const seen = new Set<string>();
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.trim().split(/[\s,;]+/);
    if (words[0] === '') continue;
    const place = `Line ${index + 1}`;
    const [code = '', middle = '', last] = words.map((word) => word.toUpperCase());
    const modifier = last === undefined ? null : middle;
    const cents = centsOf(last ?? middle);
    if (words.length > 3 || !/^[0-9A-Z]{5}$/.test(code)) {
      return { wrong: `${place}: begin with a code of five letters or digits, such as 90837 150.00.` };
    }
    if (modifier !== null && !/^[0-9A-Z]{2}$/.test(modifier)) {
      return { wrong: `${place}: a modifier has two letters or digits.` };
    }
    if (cents === null || cents === 0 || cents > 10_000_000) {
      return { wrong: `${place}: end with a price in dollars, from 0.01 to 100000.00.` };
    }
    const key = `${code} ${modifier ?? ''}`;
    if (seen.has(key)) return { wrong: `${place}: ${key.trim()} has a price already.` };
    seen.add(key);
    rates.push({ code, modifier, fee_cents: cents });
  }
  return rates.length > 500 ? { wrong: 'A list has at most 500 prices.' } : { rates };
}

/** Where a list stands on a day of the practice. */
export function standingOf(list: Pick<FeeSchedule, 'valid_from' | 'valid_to'>, day: string) {
  if (list.valid_from > day) return 'to_come';
  return list.valid_to !== null && list.valid_to < day ? 'ended' : 'current';
}
