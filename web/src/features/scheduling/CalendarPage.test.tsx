import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { answers } from '../../../e2e/answers.mjs';
import { makeQueryClient } from '../../api/query.ts';
import { makeRouter } from '../../app/routes.tsx';

type Answer = readonly [number, unknown];

/** The app at a path, against a server whose answers can be changed, and what was sent to it. */
function open(path: string, changed: Record<string, Answer> = {}) {
  const sent: { name: string; body: Record<string, unknown> }[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (address, init) => {
    const name = String(address);
    sent.push({ name: name.replace('/functions/v1/', ''), body: JSON.parse(String(init?.body ?? '{}')) });
    const [status, body] = changed[name] ?? answers[name] ?? [404, { error: { code: 'not_found', message: name } }];
    return new Response(JSON.stringify(body), { status });
  });
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={makeRouter(createMemoryHistory({ initialEntries: [path] }))} />
    </QueryClientProvider>,
  );
  return sent;
}

const of = (sent: ReturnType<typeof open>, name: string) => sent.filter((one) => one.name === name).at(-1)?.body;
const column = (name: string) => screen.findByRole('region', { name: new RegExp(name) }, { timeout: 4000 });

// Whole pages are drawn here, also on a machine that is busy.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  vi.spyOn(window, 'scrollTo').mockImplementation(() => {});
  vi.useFakeTimers({ now: new Date('2027-01-05T16:20:00Z'), toFake: ['Date'] });
  return () => vi.useRealTimers();
});

describe('the day', () => {
  test('has a column for each clinician with their visits, and asks for exactly that day of the practice’s zone', async () => {
    const sent = open('/calendar');
    const noor = await column('Noor Castellane, Tuesday, January 5');
    expect(within(noor).getAllByRole('listitem')).toHaveLength(5);
    expect(await column('Saoirse Tamm')).toBeTruthy();
    const asked = sent.filter((one) => one.name === 'get-appointments').map((one) => one.body);
    expect(asked[0]).toEqual({ from: '2027-01-05T05:00:00.000Z', to: '2027-01-06T05:00:00.000Z' });
  });

  test('keys lead to the week, to the next page and back to today', async () => {
    open('/calendar');
    await column('Noor Castellane');
    await userEvent.keyboard('w');
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('January 3 – 9, 2027');
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('January 10 – 16, 2027'));
    await userEvent.keyboard('t');
    await userEvent.keyboard('a');
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('January 5 – 11, 2027'));
  });

  test('the line under the keys moves over the sheet, and Enter books there', async () => {
    const sent = open('/calendar');
    await column('Noor Castellane');
    screen.getByRole('button', { name: /^Book Noor Castellane/ }).focus();
    await userEvent.keyboard('{ArrowRight}{PageDown}{ArrowDown}');
    const cursor = screen.getByRole('button', { name: /^Book Ilse Brandvold, Tuesday, January 5, 9:15 AM$/ });
    expect(document.activeElement).toBe(cursor);
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: 'Book visit' }, { timeout: 4000 });
    const submit = await waitFor(() => {
      const inside = screen.getAllByRole('button', { name: 'Book visit' }).find((one) => one.closest('[role=dialog]'));
      if (!inside) throw new Error('its choices are not there yet');
      return inside;
    });
    await userEvent.click(submit);
    expect((await screen.findByRole('alert', {}, { timeout: 8000 })).textContent).toContain('Choose who is seen.');
    expect(screen.getByRole('group', { name: 'Begins' }).textContent).toContain('9');
    expect(of(sent, 'create-appointment')).toBeUndefined();
  });
});

describe('the day of somebody who does not book', () => {
  test('asks nothing that the role may not, and its sheet is scrolled by keys', async () => {
    const [status, me] = answers['/functions/v1/get-me'] as [number, object];
    const sent = open('/calendar', { '/functions/v1/get-me': [status, { ...me, roles: ['billing_staff'] }] });
    await column('Noor Castellane');
    await waitFor(() => expect(of(sent, 'get-clinician-schedules')).toBeTruthy());
    expect(of(sent, 'get-blocked-times')).toBeUndefined();
    expect(of(sent, 'get-schedule-exceptions')).toBeUndefined();
    const sheet = screen.getByRole('region', { name: 'Time sheet' });
    sheet.focus();
    expect(document.activeElement).toBe(sheet);
  });
});

describe('a visit moved by its keys', () => {
  async function lifted(changed: Record<string, Answer> = {}) {
    const sent = open('/calendar', changed);
    const noor = await column('Noor Castellane');
    await userEvent.click(within(noor).getByRole('button', { name: /Thaddeus Corvane/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Move…' }, { timeout: 4000 }));
    return sent;
  }

  test('says in the way of what it stands, and is not sent', async () => {
    const sent = await lifted();
    await userEvent.keyboard('{PageDown}{ArrowDown}{ArrowDown}');
    expect(screen.getByText(/Noor Castellane already has a visit with Ilse Marquardt, 2:30–3:30 PM/)).toBeTruthy();
    await userEvent.keyboard('{Enter}');
    expect(of(sent, 'reschedule-appointment')).toBeUndefined();
  });

  test('stays where it was when it is left', async () => {
    const sent = await lifted();
    await userEvent.keyboard('{PageDown}{Escape}');
    expect(screen.queryByText(/Arrow keys move it/)).toBeNull();
    expect(of(sent, 'reschedule-appointment')).toBeUndefined();
  });

  test('is sent with its new time and clinician', async () => {
    const sent = await lifted({ '/functions/v1/reschedule-appointment': [200, {}] });
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{PageDown}{PageDown}{PageDown}{PageDown}{Enter}');
    await waitFor(() =>
      expect(of(sent, 'reschedule-appointment')).toMatchObject({
        starts_at: '2027-01-05T22:00:00.000Z',
        clinician_id: '0194c2f8-0000-7000-8000-000000000003',
      }),
    );
  });

  test('goes back when the server refuses, and says why', async () => {
    await lifted({
      '/functions/v1/reschedule-appointment': [
        409,
        { error: { code: 'conflict', message: 'The client has another visit then.' } },
      ],
    });
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{PageDown}{PageDown}{PageDown}{PageDown}{Enter}');
    expect(
      await screen.findByText(/stays at .*1:00 PM: The client has another visit then\./, {}, { timeout: 8000 }),
    ).toBeTruthy();
    const noor = await column('Noor Castellane');
    expect(within(noor).getByRole('button', { name: /Thaddeus Corvane 1:00–1:50 PM/ })).toBeTruthy();
  });
});
