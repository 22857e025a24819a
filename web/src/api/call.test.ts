// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { call, write } from './call.ts';
import { CallFailure } from './failure.ts';

const json = (body: unknown, init?: ResponseInit) => new Response(JSON.stringify(body), init);
const requests = (mock: ReturnType<typeof vi.spyOn>) =>
  mock.mock.calls.map(([, init]: unknown[]) => new Headers((init as RequestInit).headers));

test('a read posts its input to the function and carries no token', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(json({ status: 'ok' }));
  await expect(call('health-check', {})).resolves.toEqual({ status: 'ok' });
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect(path).toBe('/functions/v1/health-check');
  expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin', body: '{}' });
  expect([...(requests(fetched)[0]?.keys() ?? [])].sort()).toEqual(['accept', 'content-type']);
});

test("the server's refusal arrives with its code, field and request id", async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(
    json({ error: { code: 'invalid', message: 'Enter a name.', field: 'name', request_id: 'r-1' } }, { status: 422 }),
  );
  const failure = await call('health-check', {}).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(CallFailure);
  expect(failure).toMatchObject({
    code: 'invalid',
    message: 'Enter a name.',
    field: 'name',
    requestId: 'r-1',
    status: 422,
  });
});

test('a page instead of an answer still says what to do', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(
    new Response('<html>', { status: 502, headers: { 'x-request-id': 'r-2' } }),
  );
  await expect(call('health-check', {})).rejects.toMatchObject({ code: 'unavailable', requestId: 'r-2' });
});

test('a write whose answer was lost is repeated with the same key', async () => {
  const fetched = vi
    .spyOn(globalThis, 'fetch')
    .mockRejectedValueOnce(new TypeError('network'))
    .mockResolvedValue(json({ status: 'ok' }));
  await expect(write('health-check', {}, { retryAfter: [0] })).resolves.toEqual({ status: 'ok' });
  const keys = requests(fetched).map((headers: Headers) => headers.get('Idempotency-Key'));
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys[1]).toBe(keys[0]);
});

test('a write the server refused is not repeated', async () => {
  const fetched = vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValue(json({ error: { code: 'conflict', message: 'Changed.' } }, { status: 409 }));
  await expect(write('health-check', {}, { retryAfter: [0] })).rejects.toMatchObject({ code: 'conflict' });
  expect(fetched).toHaveBeenCalledTimes(1);
});
