import { CallFailure, unreachable } from './failure.ts';
import { send } from './http.ts';

/** The bytes of a file behind a link of this server. */
export async function getBytes(path: string, signal: AbortSignal): Promise<Blob> {
  const response = await send(path, { signal });
  try {
    return await response.blob();
  } catch (error) {
    if (signal.aborted) throw error;
    throw new CallFailure({
      code: unreachable,
      message: 'The connection broke off while the file was on its way. Try again.',
      status: 0,
    });
  }
}
