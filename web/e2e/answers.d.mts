/** Status, body and headers by path. */
export const answers: Record<string, [status: number, body: unknown, headers?: Record<string, string>]>;

/** The client whose chart the server shows. */
export const chart: { id: string };
