import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { answers, chart } from '../../e2e/answers.mjs';
import { makeQueryClient } from '../api/query.ts';
import { type Role, roles } from '../api/roles.ts';
import { mayOpen } from './me.ts';
import { pages } from './pages.ts';
import { makeRouter } from './routes.tsx';

/** The staff app at a path, for somebody with these roles, against a server that knows only what it should be asked. */
function open(path: string, held: readonly Role[]) {
  const asked: string[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (address) => {
    const name = String(address);
    asked.push(name);
    const [status, body, headers] = answers[name] ?? [404, { error: { code: 'not_found', message: 'Unknown.' } }];
    const own = name === '/functions/v1/get-me' ? { ...(body as object), roles: held } : body;
    return new Response(JSON.stringify(own), { status, ...(headers ? { headers } : {}) });
  });
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }));
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return asked;
}

beforeEach(() => {
  vi.spyOn(window, 'scrollTo').mockImplementation(() => {});
});

describe.each(roles)('for the role %s', (role) => {
  test.each(pages.map((page) => [page.path, page] as const))(
    '%s opens, or says who can give access',
    async (path, page) => {
      const asked = open(path.replace('$client', chart.id).replace('/{-$part}', ''), [role]);
      const heading = await screen.findByRole('heading', { level: 1 });
      if (mayOpen([role], page.roles)) {
        expect(heading.textContent).not.toMatch(/no access|problem|no page/i);
      } else {
        expect(heading.textContent).toBe('No access');
        expect(screen.getByText(/administrator of your practice can give/)).toBeTruthy();
        // Only what the frame itself shows.
        expect(asked).toEqual(['/functions/v1/get-me', '/functions/v1/get-notification-count']);
      }
      expect(asked.filter((name) => !(name in answers))).toEqual([]);
    },
  );
});

test('an address that leads nowhere says so and leads back', async () => {
  open('/nowhere', ['administrator']);
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('There is no page here');
  expect(screen.getByRole('link', { name: 'Go to the start' }).getAttribute('href')).toBe('/');
});

test('every place in the rail leads to a page of this build', async () => {
  open('/people', ['administrator', 'therapist', 'billing_staff', 'front_desk']);
  await screen.findByRole('heading', { level: 1 });
  const links = screen.getAllByRole('navigation', { name: 'Main' })[0]?.querySelectorAll('a') ?? [];
  const built = new Set(pages.map((page) => page.path));
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(built.has(link.getAttribute('href') ?? '')).toBe(true);
});

test('somebody who only runs the practice starts with the overview, a clinician with the day', async () => {
  open('/', ['administrator']);
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Overview');
  cleanup();
  open('/', ['administrator', 'therapist']);
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toMatch(/^Good /);
});
