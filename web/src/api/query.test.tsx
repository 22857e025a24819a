import { QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { answerConfirmations } from './confirm.ts';
import { makeQueryClient, query, useCall } from './query.ts';

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const stale = { error: { code: 'fresh_sign_in_required', message: 'Confirm that it is you.' } };

function setUp() {
  const client = makeQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return { client, ...renderHook(() => useCall('assign-role', { refreshes: ['get-users'] }), { wrapper }) };
}
const input = { profile_id: '1', role: 'therapist' } as const;

test('a read is remembered under its function and input', () => {
  expect(query('get-locations', { include_inactive: true }).queryKey).toEqual([
    'get-locations',
    { include_inactive: true },
  ]);
});

test('a write refreshes the reads it names, whatever their input', async () => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => json(200, []));
  const { client, result } = setUp();
  client.setQueryData(['get-users', { limit: 25 }, 'page'], { rows: [] });
  client.setQueryData(['get-locations', {}], []);
  result.current.mutate(input);
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  expect(client.getQueryState(['get-users', { limit: 25 }, 'page'])?.isInvalidated).toBe(true);
  expect(client.getQueryState(['get-locations', {}])?.isInvalidated).toBe(false);
});

test('a write that needs a fresh sign-in goes on once the person has confirmed', async () => {
  const fetched = vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValueOnce(json(403, stale))
    .mockResolvedValueOnce(json(200, []));
  const stop = answerConfirmations(async () => true);
  const { result } = setUp();
  result.current.mutate(input);
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  expect(fetched).toHaveBeenCalledTimes(2);
  stop();
});

test('a person who does not confirm sees why nothing happened', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(json(403, stale));
  const stop = answerConfirmations(async () => false);
  const { result } = setUp();
  result.current.mutate(input);
  await waitFor(() => expect(result.current.error?.message).toBe('Confirm that it is you.'));
  expect(fetched).toHaveBeenCalledTimes(1);
  stop();
});
