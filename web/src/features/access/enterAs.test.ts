import { afterEach, expect, test, vi } from 'vitest';
import { totp } from '../../lib/totp.ts';
import { enterAs } from './enterAs.ts';

const secret = 'JBSWY3DPEHPK3PXP';
const noor = { email: 'noor@practice.example', name: 'Noor', role: 'therapist', password: 'p', totp_secret: secret };
const now = new Date('2027-01-05T16:20:10Z');

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A server that takes the password and none of the refused codes; answers with the codes it was shown. */
function serverRefusing(refused: number): string[] {
  const shown: string[] = [];
  vi.useFakeTimers({ now, toFake: ['Date'] });
  vi.stubGlobal('fetch', async (path: string, init: { body: string }) => {
    if (path.endsWith('/password')) return Response.json({ next: 'totp' });
    shown.push(JSON.parse(init.body).code);
    if (shown.length > refused) return Response.json({ next: 'done' });
    return Response.json({ error: { code: 'invalid_input', message: 'This code is not right.' } }, { status: 400 });
  });
  return shown;
}

test('whoever signed in a moment ago gets in again with the code of the next half minute', async () => {
  const shown = serverRefusing(1);
  expect(await enterAs(noor)).toEqual({ next: 'done' });
  expect(shown).toEqual([await totp(secret, now), await totp(secret, new Date(now.getTime() + 30_000))]);
});

test('a person who is refused twice hears why', async () => {
  serverRefusing(2);
  await expect(enterAs(noor)).rejects.toThrow('This code is not right.');
});
