/** What the server says went wrong, in the one shape it always uses. */
export class CallFailure extends Error {
  override name = 'CallFailure';
  /** Stable name of the problem, for deciding ("forbidden", "invalid", "not_found"...). */
  readonly code: string;
  readonly status: number;
  /** The input field at fault, when one is. */
  readonly field: string | undefined;
  /** What support needs to find this event in the server's records. */
  readonly requestId: string | undefined;

  constructor(details: { code: string; message: string; status: number; field?: string; requestId?: string }) {
    super(details.message);
    this.code = details.code;
    this.status = details.status;
    this.field = details.field;
    this.requestId = details.requestId;
  }
}

/** The code used when no answer came back at all. */
export const unreachable = 'unreachable';

/** Turns whatever was thrown into the shape every screen knows how to show. */
export function asFailure(error: unknown): CallFailure {
  if (error instanceof CallFailure) return error;
  return new CallFailure({
    code: 'unexpected',
    message: 'This screen ran into a problem. Nothing you saved is lost. Load the page again.',
    status: 0,
  });
}
