import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import ConfirmVisitPage from './ConfirmVisitPage.tsx';

function server(status: number, body: unknown) {
  const fetched = vi.spyOn(globalThis, 'fetch');
  return fetched.mockImplementation(async () => new Response(JSON.stringify(body), { status }));
}
const visit = { practice: 'Harbor Row', starts_at: '2026-03-03T15:00:00Z', time_zone: 'America/New_York' };

test('nothing is confirmed before somebody presses the button', async () => {
  const fetched = server(200, { outcome: 'confirmed', ...visit });
  render(<ConfirmVisitPage token="secret" />);
  expect(fetched).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Confirm that I will come' }));
  expect(await screen.findByRole('heading', { name: 'Your visit is confirmed' })).toBeTruthy();
  expect(screen.getByText(/Harbor Row, Tuesday, March 3.* at 10:00 AM/)).toBeTruthy();
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect(path).toBe('/functions/v1/confirm-appointment');
  expect(init?.body).toBe('{"token":"secret"}');
});

test('a visit that was called off is not said to be on', async () => {
  server(200, { outcome: 'not_open', ...visit });
  render(<ConfirmVisitPage token="secret" />);
  await userEvent.click(screen.getByRole('button', { name: 'Confirm that I will come' }));
  expect(await screen.findByRole('heading', { name: 'This visit was changed or called off' })).toBeTruthy();
});

test('a link that is not valid says what to do', async () => {
  server(404, { error: { code: 'not_found', message: 'This link is not valid. Call the practice.' } });
  render(<ConfirmVisitPage token="secret" />);
  await userEvent.click(screen.getByRole('button', { name: 'Confirm that I will come' }));
  expect(await screen.findByText(/This link is not valid/)).toBeTruthy();
});

test('without its secret the page offers nothing to press', () => {
  render(<ConfirmVisitPage token="" />);
  expect(screen.getByRole('heading', { name: 'This link is not complete' })).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
