import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { answers } from '../../../e2e/answers.mjs';
import { makeQueryClient } from '../../api/query.ts';
import { MeProvider } from '../../app/me.ts';
import AccountPage from './AccountPage.tsx';

const me = {
  id: 'me',
  email: 'ilse@practice.example',
  name: 'Ilse',
  roles: ['administrator' as const],
  practice: { id: 'p', name: 'Harbor Row', timeZone: 'America/New_York' },
  profile: { row_version: 1, first_name: 'Amara', last_name: 'Okafor', preferred_name: null, phone: null },
};

function open(offered: boolean) {
  vi.stubGlobal('PublicKeyCredential', class {});
  vi.stubGlobal('isSecureContext', true);
  const offers = answers['/auth/v1/session/offers']?.[1] as object;
  const told = Object.fromEntries(Object.keys(offers).map((offer) => [offer, offered]));
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (address) => {
    const name = String(address);
    const [status, body] = answers[name] ?? [404, {}];
    return new Response(JSON.stringify(name.endsWith('/offers') ? told : body), { status });
  });
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <MeProvider value={me}>
        <AccountPage />
      </MeProvider>
    </QueryClientProvider>,
  );
}

afterEach(() => vi.unstubAllGlobals());

test('where sign-in is kept here, passkeys are added, factors removed and the password changed', async () => {
  open(true);
  expect(await screen.findByRole('button', { name: 'Add a passkey' })).toBeTruthy();
  expect(screen.getAllByRole('button', { name: /^Remove / }).length).toBeGreaterThan(0);
  expect(screen.getByRole('button', { name: 'Change password' })).toBeTruthy();
});

test('with a provider of the practice’s own, the page shows what there is and says where it is changed', async () => {
  open(false);
  expect(await screen.findByText(/provider of its own, which keeps your password/)).toBeTruthy();
  expect(await screen.findByText(/^Authenticator app, added/)).toBeTruthy();
  for (const name of [/passkey/i, /^Remove /, 'Change password']) {
    expect(screen.queryByRole('button', { name })).toBeNull();
  }
});
