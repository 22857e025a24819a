import { isAttended } from '../lib/attention.ts';
import { CallFailure, unreachable } from './failure.ts';

/*
 * The one file that speaks HTTP. The session is a cookie that scripts cannot read, so no request here carries a token,
 * and none may leave this origin.
 */

export interface PostOptions {
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** The request outlives the page: for what is saved while the tab closes. Browsers allow 64 KB of it. */
  keepalive?: boolean;
}

export async function post(path: string, input: unknown, options: PostOptions = {}): Promise<unknown> {
  return (await postForAnswer(path, input, options)).body;
}

/** An answer with what travels beside it: long lists say in headers how long they are and where they go on. */
export interface Answer {
  body: unknown;
  headers: Headers;
}

export async function postForAnswer(path: string, input: unknown, options: PostOptions = {}): Promise<Answer> {
  const headers = new Headers({ 'Content-Type': 'application/json', Accept: 'application/json' });
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
  return answer(path, {
    method: 'POST',
    headers,
    body: JSON.stringify(input ?? {}),
    signal: options.signal ?? null,
    keepalive: options.keepalive ?? false,
  });
}

export async function get(path: string, signal?: AbortSignal): Promise<unknown> {
  return (await answer(path, { headers: { Accept: 'application/json' }, signal: signal ?? null })).body;
}

async function answer(path: string, init: RequestInit): Promise<Answer> {
  const response = await send(path, init);
  return { body: await readJson(response), headers: response.headers };
}

/** The answer to a request. It throws a `CallFailure` if there was none, or it was a refusal. */
export async function send(path: string, init: RequestInit): Promise<Response> {
  if (!isAttended()) {
    init.headers = new Headers(init.headers);
    init.headers.set('X-Unattended', 'true');
  }
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', redirect: 'error', ...init });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new CallFailure({
      code: unreachable,
      message: 'The server did not answer. Check the connection and try again.',
      status: 0,
    });
  }
  if (response.ok) return response;
  throw failureFrom(response, await readJson(response));
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: a proxy's page. The status still tells what happened.
    return undefined;
  }
}

function failureFrom(response: Response, body: unknown): CallFailure {
  const error = problemIn(body);
  return new CallFailure({
    status: response.status,
    code: error?.code ?? (response.status >= 500 ? 'unavailable' : 'refused'),
    message: error?.message ?? 'The server could not do this. Try again in a minute.',
    field: error?.field,
    requestId: error?.request_id ?? response.headers.get('x-request-id') ?? undefined,
  });
}

interface Problem {
  code?: string;
  message?: string;
  field?: string;
  request_id?: string;
}

function problemIn(body: unknown): Problem | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  const error = body.error;
  return typeof error === 'object' && error !== null ? error : undefined;
}
