import { QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  call,
  callList,
  type FunctionName,
  type InputOf,
  type ListName,
  type OutputOf,
  type PageOf,
  type RowOf,
  write,
} from './call.ts';
import { confirmIdentity } from './confirm.ts';
import { asFailure, type CallFailure } from './failure.ts';

/** Options for one read. The key is the function and its input, so a write can refresh by function name. */
export function query<N extends FunctionName>(name: N, input: InputOf<N>) {
  return queryOptions<OutputOf<N>, CallFailure>({
    queryKey: [name, input],
    queryFn: ({ signal }) => failing(signal, call(name, input, signal)),
  });
}

/** Options for one page of a list, with its length and where it goes on. The page before stays while it loads. */
export function listQuery<N extends ListName>(name: N, input: InputOf<N>) {
  return queryOptions<PageOf<RowOf<N>>, CallFailure>({
    queryKey: [name, input, 'page'],
    queryFn: ({ signal }) => failing(signal, callList(name, input, signal)),
    placeholderData: (before: PageOf<RowOf<N>> | undefined) => before,
  });
}

/** Whatever goes wrong becomes a failure a screen can show; a read that was called off stays called off. */
async function failing<T>(signal: AbortSignal, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (signal.aborted) throw error;
    throw asFailure(error);
  }
}

/** A write, and the names of the reads that show something else afterwards. */
export function useCall<N extends FunctionName>(name: N, options: { refreshes: readonly FunctionName[] }) {
  const client = useQueryClient();
  return useMutation<OutputOf<N>, CallFailure, InputOf<N>>({
    mutationFn: async (input) => {
      try {
        return await write(name, input);
      } catch (error) {
        const failure = asFailure(error);
        if (failure.code !== 'fresh_sign_in_required' || !(await confirmIdentity())) throw failure;
      }
      try {
        return await write(name, input);
      } catch (error) {
        throw asFailure(error);
      }
    },
    onSuccess: () => Promise.all(options.refreshes.map((read) => client.invalidateQueries({ queryKey: [read] }))),
  });
}

/** Server data lives in memory only, and a failed read is shown, not silently repeated. */
export function makeQueryClient(onFailure?: (failure: CallFailure) => void): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: { retry: false, refetchOnWindowFocus: false, staleTime: 10_000 },
      mutations: { retry: false },
    },
  });
  if (onFailure) {
    client.getQueryCache().config.onError = (error) => onFailure(asFailure(error));
    client.getMutationCache().config.onError = (error) => onFailure(asFailure(error));
  }
  return client;
}
