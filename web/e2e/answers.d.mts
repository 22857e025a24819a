/** Status, body and headers by path. */
export const answers: Record<string, [status: number, body: unknown, headers?: Record<string, string>]>;
