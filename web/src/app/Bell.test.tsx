import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { makeQueryClient } from '../api/query.ts';
import type { Me } from '../api/session.ts';
import { MeProvider } from './me.ts';
import { NotificationBell } from './NotificationBell.tsx';
import { type Notice, noticePath } from './notices.ts';

const me: Me = {
  id: 'me',
  email: 'noor@practice.example',
  name: 'Noor Haddad',
  roles: ['therapist'],
  practice: { id: 'p', name: 'Harbor Row', timeZone: 'America/New_York' },
  profile: { row_version: 1, first_name: 'Noor', last_name: 'Haddad', preferred_name: null, phone: null },
};
const client = '01990000-0000-7000-8000-000000000501';
const line = (id: string, created_at: string, read_at: string | null) => ({
  id,
  kind: 'client_assigned',
  subject: 'client',
  subject_id: client,
  created_at,
  read_at,
});

function open(notices: unknown[]) {
  const sent: [string, unknown][] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (address, init) => {
    const name = String(address).replace('/functions/v1/', '');
    sent.push([name, JSON.parse(String(init?.body))]);
    const unread = notices.filter((notice) => (notice as { read_at: unknown }).read_at === null).length;
    const answer = name === 'get-notification-count' ? { unread } : name === 'get-notifications' ? notices : {};
    return new Response(JSON.stringify(answer));
  });
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <MeProvider value={me}>
        <NotificationBell />
      </MeProvider>
    </QueryClientProvider>,
  );
  return sent;
}

test('the bell says how many wait, and opens with the keyboard', async () => {
  const sent = open([
    line('1', '2027-01-05T15:40:00Z', null),
    line('2', '2027-01-04T15:40:00Z', '2027-01-04T16:00:00Z'),
  ]);
  const button = await screen.findByRole('button', { name: '1 unread notification' });
  button.focus();
  await userEvent.keyboard('{Enter}');
  const links = await screen.findAllByRole('link', { name: /A client was given into your care/ });
  expect(links.map((link) => link.getAttribute('href'))).toEqual([`/clients/${client}`, `/clients/${client}`]);

  await userEvent.click(screen.getByRole('button', { name: 'Mark all read' }));
  await waitFor(() => expect(sent).toContainEqual(['mark-all-notifications-read', { until: '2027-01-05T15:40:00Z' }]));
});

test('following a line ticks it off, and one that was read is not ticked off again', async () => {
  const sent = open([line('1', '2027-01-05T15:40:00Z', null)]);
  await userEvent.click(await screen.findByRole('button', { name: '1 unread notification' }));
  await userEvent.click(await screen.findByRole('link', { name: /Unread: A client was given/ }));
  await waitFor(() => expect(sent).toContainEqual(['mark-notification-read', { id: '1' }]));
});

test('an empty bell says so', async () => {
  open([]);
  await userEvent.click(await screen.findByRole('button', { name: 'Notifications' }));
  expect(await screen.findByText(/Nothing yet/)).toBeTruthy();
});

test('a line leads to a page of this build or nowhere', () => {
  const path = (kind: Notice['kind'], subject: Notice['subject']) => noticePath({ kind, subject, subject_id: client });
  expect(path('client_assigned', 'client')).toBe(`/clients/${client}`);
  expect(path('document_signed', 'document')).toBe(`/documents/${client}`);
  expect(path('note_returned', 'note')).toBe(`/notes/${client}`);
  expect(path('malware_found', 'client')).toBe(`/clients/${client}/documents`);
});
