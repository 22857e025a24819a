import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import NewPasswordPage from './NewPasswordPage.tsx';
import SignInPage from './SignInPage.tsx';

type Answers = Record<string, [status: number, body: unknown]>;
let asked: { path: string; body: unknown }[];
let went: string[];

function server(answers: Answers) {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (path, init) => {
    asked.push({ path: String(path), body: init?.body ? JSON.parse(String(init.body)) : undefined });
    const [status, body] = answers[String(path)] ?? [404, {}];
    return new Response(JSON.stringify(body), { status });
  });
}

beforeEach(() => {
  asked = [];
  went = [];
  vi.spyOn(window.location, 'assign').mockImplementation((path) => {
    went.push(String(path));
  });
});

afterEach(() => vi.unstubAllGlobals());

async function enterPassword(user: ReturnType<typeof userEvent.setup>) {
  await user.type(screen.getByRole('textbox', { name: 'Email' }), 'ilse@practice.example');
  await user.type(screen.getByLabelText('Password'), 'a password{Enter}');
}

test('email, password, six digits: the sixth digit submits', async () => {
  const user = userEvent.setup();
  server({
    '/auth/v1/session/password': [200, { next: 'totp', factors: [{ id: 'f1', type: 'totp' }] }],
    '/auth/v1/session/totp': [200, { next: 'done' }],
  });
  render(<SignInPage />);
  await enterPassword(user);
  await user.type(await screen.findByLabelText('Six-digit code'), '123456');
  await vi.waitFor(() => expect(went).toEqual(['/']));
  expect(asked.at(-1)).toEqual({ path: '/auth/v1/session/totp', body: { code: '123456', trust_device: false } });
});

test('a refused password is explained and nothing says whether the address exists', async () => {
  const user = userEvent.setup();
  server({
    '/auth/v1/session/password': [
      401,
      { error: { code: 'unauthenticated', message: 'Email or password is not right.', request_id: 'r-1' } },
    ],
  });
  render(<SignInPage />);
  await enterPassword(user);
  expect((await screen.findByRole('alert')).textContent).toContain('Email or password is not right.');
  expect(went).toEqual([]);
});

test('somebody without a second factor is led to set one up', async () => {
  const user = userEvent.setup();
  server({ '/auth/v1/session/password': [200, { next: 'enroll' }] });
  render(<SignInPage />);
  await enterPassword(user);
  await vi.waitFor(() => expect(went).toEqual(['/enroll']));
});

test('where the server is not a demo nobody is listed', async () => {
  server({});
  render(<SignInPage />);
  await vi.waitFor(() => expect(asked.map(({ path }) => path)).toContain('/auth/v1/demo'));
  expect(screen.queryByText('Look around as')).toBeNull();
});

test('in a demo one press signs a person in, second factor included', async () => {
  const user = userEvent.setup();
  const person = {
    email: 'noor@practice.example',
    name: 'Noor',
    role: 'Administrator',
    password: 'p',
    totp_secret: 'GEZDGNBVGY3TQOJQ',
  };
  server({
    '/auth/v1/demo': [200, { people: [person] }],
    '/auth/v1/session/password': [200, { next: 'totp' }],
    '/auth/v1/session/totp': [200, { next: 'done' }],
  });
  render(<SignInPage />);
  await user.click(await screen.findByRole('button', { name: /Noor/ }));
  await vi.waitFor(() => expect(went).toEqual(['/']));
  expect(asked.at(-1)?.body).toMatchObject({ code: expect.stringMatching(/^\d{6}$/) });
});

const ours = { passkeys: true, recovery_codes: true, trusted_devices: true, own_passwords: true, own_factors: true };
const hosted = Object.fromEntries(Object.keys(ours).map((offer) => [offer, false]));

/** A browser that can use passkeys. */
function passkeyBrowser() {
  vi.stubGlobal('PublicKeyCredential', class {});
  vi.stubGlobal('isSecureContext', true);
}

test('a passkey, a trusted device and a recovery code are shown where the server offers them', async () => {
  const user = userEvent.setup();
  passkeyBrowser();
  server({
    '/auth/v1/session/offers': [200, ours],
    '/auth/v1/session/password': [200, { next: 'totp', factors: [{ id: 'f1', type: 'totp' }] }],
  });
  render(<SignInPage />);
  const passkey = screen.getByText('Use a passkey').closest('button');
  expect(passkey?.classList.contains('invisible'), 'nothing is shown before the server has said so').toBe(true);
  await vi.waitFor(() => expect(passkey?.classList.contains('invisible')).toBe(false));
  await enterPassword(user);
  expect(await screen.findByRole('checkbox', { name: /Trust this device/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Use a recovery code' })).toBeTruthy();
});

test('with a provider of the practice’s own, nothing is shown that it does not offer', async () => {
  const user = userEvent.setup();
  passkeyBrowser();
  server({
    '/auth/v1/session/offers': [200, hosted],
    '/auth/v1/session/password': [200, { next: 'totp', factors: [{ id: 'f1', type: 'totp' }] }],
  });
  render(<SignInPage />);
  await vi.waitFor(() => expect(screen.queryByText('Use a passkey')).toBeNull());
  await enterPassword(user);
  expect(await screen.findByLabelText('Six-digit code')).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Use a recovery code' })).toBeNull();
});

test('a bad line does not hide a way in', async () => {
  const user = userEvent.setup();
  server({
    '/auth/v1/session/offers': [503, {}],
    '/auth/v1/session/password': [200, { next: 'totp', factors: [{ id: 'f1', type: 'totp' }] }],
  });
  render(<SignInPage />);
  await enterPassword(user);
  expect(await screen.findByRole('button', { name: 'Use a recovery code' })).toBeTruthy();
});

test('whose passwords are kept elsewhere sets none here, by no link', async () => {
  server({ '/auth/v1/session/offers': [200, hosted] });
  render(<NewPasswordPage purpose="invitation" token="a-token" />);
  expect(await screen.findByText('Your password is kept elsewhere')).toBeTruthy();
  expect(screen.queryByLabelText('New password')).toBeNull();
});
