import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { answers } from '../../../e2e/answers.mjs';
import type { Visit } from '../../api/functions.gen.ts';
import { makeQueryClient } from '../../api/query.ts';
import { makeRouter } from '../../app/routes.tsx';
// The panel is a chunk of its own: it is there before the clock of the first test runs.
import './VisitPanel.tsx';

type Answer = readonly [number, unknown];
const visit = answers['/functions/v1/get-appointment']?.[1] as Visit;

/** The panel of the confirmed visit, against a server whose answers may change on the way. */
async function openVisit(changed: Record<string, Answer | (() => Answer)> = {}) {
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
      <RouterProvider router={makeRouter(createMemoryHistory({ initialEntries: ['/calendar'] }))} />
    </QueryClientProvider>,
  );
  const noor = await screen.findByRole('region', { name: /Noor Castellane/ }, { timeout: 10_000 });
  await userEvent.click(within(noor).getByRole('button', { name: /Thaddeus Corvane/ }));
  await screen.findByText('Confirmed', {}, { timeout: 10_000 });
  return { sent, of: (name: string) => sent.filter((one) => one.name === name).at(-1)?.body };
}

async function openEdit(changed: Parameters<typeof openVisit>[0] = {}) {
  const opened = await openVisit(changed);
  await userEvent.click(screen.getByRole('button', { name: 'Edit…' }));
  const note = await screen.findByRole('textbox', { name: /Note for the staff/ }, { timeout: 10_000 });
  return { ...opened, note };
}

const save = () => userEvent.click(screen.getByRole('button', { name: 'Save visit' }));

// Whole pages are drawn here, also on a machine that is busy.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  vi.spyOn(window, 'scrollTo').mockImplementation(() => {});
  vi.useFakeTimers({ now: new Date('2027-01-05T16:20:00Z'), toFake: ['Date'] });
  return () => vi.useRealTimers();
});

describe('a visit that is edited', () => {
  test('is offered only where the server says so', async () => {
    await openVisit({ '/functions/v1/get-appointment': [200, { ...visit, allowed_actions: ['cancel'] }] });
    expect(screen.getByRole('button', { name: 'Cancel visit…' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Edit…' })).toBeNull();
  });

  test('is sent whole with the version that was seen, and without a time', async () => {
    const { of, note } = await openEdit({ '/functions/v1/update-appointment': [200, visit] });
    await userEvent.type(note, ' Brings her sister ');
    await save();
    await waitFor(() =>
      expect(of('update-appointment')).toEqual({
        id: visit.id,
        row_version: visit.row_version,
        appointment_type_id: visit.appointment_type_id,
        place: { modality: 'in_person', location_id: visit.location_id, room_id: visit.room_id },
        note: 'Brings her sister',
      }),
    );
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Save visit' })).toBeNull());
  });

  test('shows at the room that it is taken', async () => {
    const message = 'The room is booked at that time. Choose another room or time.';
    await openEdit({
      '/functions/v1/update-appointment': [409, { error: { code: 'conflict', message, field: 'place.room_id' } }],
    });
    await save();
    expect((await screen.findByRole('alert', {}, { timeout: 10_000 })).textContent).toContain(message);
  });

  test('is not written over somebody else’s change unseen: theirs is shown, and mine is kept only on purpose', async () => {
    let now = visit;
    const { of, note } = await openEdit({
      '/functions/v1/get-appointment': () => [200, now],
      '/functions/v1/update-appointment': () =>
        of('update-appointment')?.row_version === now.row_version
          ? [200, now]
          : [409, { error: { code: 'version_conflict', message: 'Somebody saved a newer version.' } }],
    });
    now = { ...visit, row_version: visit.row_version + 1, note: 'Back door', room_name: 'Attic room' };
    await userEvent.type(note, 'Ring twice');
    await save();
    await screen.findByText(/Attic room · note: Back door/, {}, { timeout: 10_000 });
    expect((note as HTMLTextAreaElement).value).toBe('Ring twice');
    await userEvent.click(screen.getByRole('button', { name: 'Keep mine' }));
    await save();
    await waitFor(() =>
      expect(of('update-appointment')).toMatchObject({ row_version: now.row_version, note: 'Ring twice' }),
    );
  });

  test('says that it cannot be edited any more once somebody called it off', async () => {
    let now: Visit = visit;
    await openEdit({
      '/functions/v1/get-appointment': () => [200, now],
      '/functions/v1/update-appointment': [
        409,
        { error: { code: 'conflict', message: 'The visit is cancelled now.' } },
      ],
    });
    now = { ...visit, row_version: visit.row_version + 1, status: 'cancelled', allowed_actions: [] };
    await save();
    await screen.findByText(/It is cancelled now and stays as it is/, {}, { timeout: 10_000 });
    expect(screen.queryByRole('button', { name: 'Keep mine' })).toBeNull();
  });
});

describe('the series of a visit', () => {
  async function openSeries(changed: Parameters<typeof openVisit>[0] = {}) {
    const opened = await openVisit(changed);
    await userEvent.click(screen.getByRole('button', { name: 'All visits of the series' }));
    await screen.findByText('Every week on Tuesday', {}, { timeout: 10_000 });
    return opened;
  }

  test('shows its rule, and once each what became of its visits', async () => {
    await openSeries();
    expect(screen.getByText(/5 visits from .*: 2 booked, 2 held, 1 cancelled, 1 moved/)).toBeTruthy();
    const lines = within(screen.getByRole('dialog')).getAllByRole('listitem');
    expect(lines).toHaveLength(5);
    expect(lines[1]?.textContent).toMatch(/Moved from Tue, Dec 29/);
    expect(lines[2]?.textContent).toContain('This visit');
  });

  test('is called off from here on, which is chosen already', async () => {
    const { of } = await openSeries({ '/functions/v1/cancel-appointment-series': [200, [visit, visit]] });
    await userEvent.click(screen.getByRole('button', { name: 'Cancel from this visit on…' }));
    const following = await screen.findByRole('radio', { name: 'This visit and those after it' });
    expect((following as HTMLInputElement).checked).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: /Why/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Client asked' }));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel visit' }));
    await waitFor(() =>
      expect(of('cancel-appointment-series')).toMatchObject({
        appointment_id: visit.id,
        scope: 'following',
        reason: 'client_request',
      }),
    );
  });
});
