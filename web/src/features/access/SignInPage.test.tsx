import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
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
