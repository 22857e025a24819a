import { CallFailure, unreachable } from './failure.ts';
import type { Functions } from './functions.gen.ts';
import { post, postForAnswer } from './http.ts';

export type FunctionName = keyof Functions;
export type InputOf<N extends FunctionName> = Functions[N]['input'];
export type OutputOf<N extends FunctionName> = Functions[N]['output'];

/** Reads through a function of the server. */
export async function call<N extends FunctionName>(
  name: N,
  input: InputOf<N>,
  signal?: AbortSignal,
): Promise<OutputOf<N>> {
  const output = await post(`/functions/v1/${name}`, input, signal ? { signal } : {});
  return output as OutputOf<N>;
}

/** The functions that answer with a list, and the rows of one. */
export type ListName = { [N in FunctionName]: OutputOf<N> extends readonly unknown[] ? N : never }[FunctionName];
export type RowOf<N extends ListName> = OutputOf<N> extends readonly (infer Row)[] ? Row : never;

/** One page of a long list. */
export interface PageOf<Row> {
  rows: Row[];
  /** How many there are in all, where the server counts them. */
  total: number | undefined;
  /** Where the next page begins, if there is one. */
  next: string | undefined;
}

/** Reads one page of a list function. */
export async function callList<N extends ListName>(
  name: N,
  input: InputOf<N>,
  signal?: AbortSignal,
): Promise<PageOf<RowOf<N>>> {
  const { body, headers } = await postForAnswer(`/functions/v1/${name}`, input, signal ? { signal } : {});
  const total = headers.get('x-total-count');
  return {
    rows: body as RowOf<N>[],
    total: total === null ? undefined : Number(total),
    next: headers.get('x-next-cursor') ?? undefined,
  };
}

/**
 * Writes through a function of the server. The key makes a repeat harmless: when the answer was lost on the way, the
 * same key is sent again and the server returns what it already did.
 */
export async function write<N extends FunctionName>(
  name: N,
  input: InputOf<N>,
  options: { key?: string; retryAfter?: readonly number[] } = {},
): Promise<OutputOf<N>> {
  const idempotencyKey = options.key ?? crypto.randomUUID();
  const pauses = options.retryAfter ?? [400, 1500];
  for (let attempt = 0; ; attempt += 1) {
    try {
      return (await post(`/functions/v1/${name}`, input, { idempotencyKey })) as OutputOf<N>;
    } catch (error) {
      const pause = pauses[attempt];
      const lost = error instanceof CallFailure && error.code === unreachable;
      if (!lost || pause === undefined) throw error;
      await new Promise((resume) => setTimeout(resume, pause));
    }
  }
}

/**
 * Writes once, without repeating it: for saves that carry an id of their own and are repeated by whoever keeps what is
 * to be saved. With `leaving` the request outlives the page.
 */
export async function send<N extends FunctionName>(name: N, input: InputOf<N>, leaving = false): Promise<OutputOf<N>> {
  return (await post(`/functions/v1/${name}`, input, { keepalive: leaving })) as OutputOf<N>;
}
