import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { answers, chart } from '../../e2e/answers.mjs';
import { makeQueryClient } from '../api/query.ts';
import { makeRouter } from './routes.tsx';
// The pages are chunks of their own: they are there before the clock of the first test runs.
import '../features/account/AccountPage.tsx';
import '../features/administration/SystemPage.tsx';
import '../features/clients/ChartPage.tsx';
import '../features/clinical/TemplatesPage.tsx';

type Answer = readonly [number, unknown];

/** The app at a path, against a server whose answers can be changed on the way, and what was sent to it. */
function open(path: string, changed: Record<string, Answer | (() => Answer)> = {}) {
  const sent: { name: string; body: Record<string, unknown> }[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (address, init) => {
    const name = String(address);
    sent.push({ name: name.replace('/functions/v1/', ''), body: JSON.parse(String(init?.body ?? '{}')) });
    const told = changed[name] ?? answers[name] ?? [404, { error: { code: 'not_found', message: name } }];
    const [status, body] = typeof told === 'function' ? told() : told;
    return new Response(JSON.stringify(body), { status });
  });
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={makeRouter(createMemoryHistory({ initialEntries: [path] }))} />
    </QueryClientProvider>,
  );
  return (name: string) => sent.filter((one) => one.name === name).at(-1)?.body;
}

// Whole pages are drawn here, also on a machine that is busy.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  vi.spyOn(window, 'scrollTo').mockImplementation(() => {});
});

describe('one’s own profile', () => {
  const me = answers['/functions/v1/get-me']?.[1] as Record<string, unknown>;
  const edit = async (changed: Parameters<typeof open>[1] = {}) => {
    const sent = open('/account', changed);
    await userEvent.click(await screen.findByRole('button', { name: 'Edit profile' }));
    return { sent, panel: within(await screen.findByRole('dialog', { name: 'Edit my profile' })) };
  };

  test('is sent whole with the version that was seen; what is empty is none', async () => {
    const { sent, panel } = await edit({ '/functions/v1/update-my-profile': [200, me] });
    await userEvent.type(panel.getByLabelText('Phone'), '+1 555 0103');
    await userEvent.click(panel.getByRole('button', { name: 'Save profile' }));
    await waitFor(() =>
      expect(sent('update-my-profile')).toEqual({
        row_version: 1,
        first_name: 'Noor',
        last_name: 'Castellane',
        preferred_name: null,
        phone: '+1 555 0103',
      }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('needs a name', async () => {
    const { sent, panel } = await edit();
    await userEvent.clear(panel.getByLabelText('Last name'));
    await userEvent.click(panel.getByRole('button', { name: 'Save profile' }));
    expect((await panel.findByRole('alert')).textContent).toContain('Enter your last name.');
    expect(sent('update-my-profile')).toBeUndefined();
  });

  test('that was changed elsewhere is not written over unseen', async () => {
    let now = me;
    const { sent, panel } = await edit({
      '/functions/v1/get-me': () => [200, now],
      '/functions/v1/update-my-profile': [409, { error: { code: 'version_conflict', message: 'Newer.' } }],
    });
    now = { ...me, row_version: 2, phone: '+1 555 0177' };
    await userEvent.click(panel.getByRole('button', { name: 'Save profile' }));
    await panel.findByText(/It is now: Noor, Castellane, \+1 555 0177/);
    await userEvent.click(panel.getByRole('button', { name: 'Start from theirs' }));
    expect((panel.getByLabelText('Phone') as HTMLInputElement).value).toBe('+1 555 0177');
    await userEvent.click(panel.getByRole('button', { name: 'Save profile' }));
    await waitFor(() => expect(sent('update-my-profile')).toMatchObject({ row_version: 2 }));
  });
});

describe('background work', () => {
  test('that was given up says why, and is tried again only after a question', async () => {
    const sent = open('/system', { '/functions/v1/requeue-job': [200, {}] });
    await userEvent.click(await screen.findByText('Send a claim file'));
    const panel = within(await screen.findByRole('dialog', { name: 'Send a claim file' }));
    await panel.findByText(/could not be reached \(unavailable\)/);
    expect(await panel.findAllByText('Failed')).toHaveLength(4);
    await userEvent.click(panel.getByRole('button', { name: 'Try again…' }));
    expect(sent('requeue-job')).toBeUndefined();
    const question = within(await screen.findByRole('dialog', { name: 'Try this again?' }));
    await userEvent.click(question.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(sent('requeue-job')).toEqual({ job_id: '0194c2f8-0000-7000-8000-000000001700' }));
  });

  test('that waits is not offered another try', async () => {
    open('/system');
    await userEvent.click(await screen.findByText('Remind clients of visits'));
    const panel = within(await screen.findByRole('dialog', { name: 'Remind clients of visits' }));
    expect(panel.queryByRole('button', { name: 'Try again…' })).toBeNull();
  });
});

test('a template shows what it asks, and that some answers are needed only after others', async () => {
  open('/practice/note-templates');
  await userEvent.click((await screen.findAllByRole('cell', { name: 'Progress note' }))[0] as HTMLElement);
  const panel = within(await screen.findByRole('dialog', { name: 'Progress note (SOAP)' }));
  expect(panel.getByText('Progress note, version 1')).toBeTruthy();
  expect(panel.getAllByText('Required').length).toBeGreaterThan(0);
});

test('who was in a chart is told by stays, and one person’s can be looked at alone', async () => {
  const sent = open(`/clients/${chart.id}/access`);
  await screen.findByText(/Saved client diagnosis · Opened the chart/);
  const table = within(screen.getByRole('table', { name: 'Who opened this chart' }));
  expect(table.getAllByRole('row')).toHaveLength(4);
  await userEvent.click(screen.getByText(/Saved client diagnosis/));
  await userEvent.click(await screen.findByRole('button', { name: 'Only what Jonah Perrault did' }));
  await waitFor(() => expect(sent('get-client-audit-log')?.actor_id).toBeTruthy());
  await userEvent.click(screen.getByRole('button', { name: /Only Jonah Perrault: show everybody/ }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /show everybody/ })).toBeNull());
});
