import { call, write } from './call.ts';
import { asFailure, CallFailure, unreachable } from './failure.ts';
import type { FinishedUpload, UploadLimit, UploadPurpose, UploadTicket } from './functions.gen.ts';

/*
 * Sends a file to the server: a promise, the bytes, and the server's word on what came. A large file goes in parts, so
 * that a break costs one part and not the whole; what the server has is never sent twice.
 */

export interface SendOptions {
  clientId: string;
  purpose: UploadPurpose;
  signal: AbortSignal;
  /** From 0 to 1. */
  onProgress: (share: number) => void;
  /** How long to wait before each further try, in milliseconds. */
  retryAfter?: readonly number[];
}

/** Up to this size the browser reads the file once before it is sent, so that the server can refuse other bytes. */
const hashedUpTo = 32 * 1024 * 1024;

/** Why a file cannot be sent, in words, before a byte of it is. */
export function problemWith(file: File, limit: UploadLimit): string | null {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (!limit.endings.includes(ending)) {
    const kinds = limit.endings.map((known) => known.toUpperCase());
    const named = ending ? `Files of the kind ${ending.toUpperCase()}` : 'Files without an ending';
    return `${named} cannot be stored here. Use ${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}.`;
  }
  if (file.size === 0) return 'The file is empty. Choose the file again.';
  if (file.size > limit.most_bytes) {
    return `The file has ${sizeInWords(file.size)}. At most ${sizeInWords(limit.most_bytes)} are allowed here: make it smaller, or split it.`;
  }
  return null;
}

/** "48 kB", "2.4 MB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const [unit, name] =
    bytes < 1024 * 1000 ? [1024, 'kB'] : bytes < 1024 * 1024 * 1000 ? [1024 ** 2, 'MB'] : [1024 ** 3, 'GB'];
  const size = bytes / unit;
  return `${size < 10 ? Number(size.toFixed(1)) : Math.round(size)} ${name}`;
}

/** Sends the file and has it taken in. Calling it off throws an `AbortError`. */
export async function sendFile(file: File, options: SendOptions): Promise<FinishedUpload> {
  const { signal, onProgress } = options;
  const pauses = options.retryAfter ?? [1000, 3000, 8000];
  const sha256 = file.size <= hashedUpTo ? await hashOf(file) : null;
  signal.throwIfAborted();
  let ticket: UploadTicket = await write('create-upload-url', {
    client_id: options.clientId,
    purpose: options.purpose,
    file_name: file.name,
    media_type: file.type || null,
    size_bytes: file.size,
    sha256,
  });
  for (let attempt = 0; ; attempt += 1) {
    try {
      await sendMissing(file, ticket, signal, onProgress);
      break;
    } catch (error) {
      const pause = pauses[attempt];
      const lost = error instanceof CallFailure && (error.code === unreachable || error.status >= 500);
      if (signal.aborted || !lost || pause === undefined) throw error;
      await new Promise((resume) => setTimeout(resume, pause));
      signal.throwIfAborted();
      ticket = await call('get-upload', { upload_id: ticket.upload_id }, signal);
    }
  }
  onProgress(1);
  try {
    return await write('finish-upload', { upload_id: ticket.upload_id });
  } catch (error) {
    throw asFailure(error);
  }
}

async function sendMissing(file: File, ticket: UploadTicket, signal: AbortSignal, onProgress: (share: number) => void) {
  const partSize = Math.max(...ticket.links.map((link) => link.size_bytes), 0);
  let sent = file.size - ticket.links.reduce((sum, link) => sum + link.size_bytes, 0);
  for (const link of ticket.links) {
    const from = link.number === 0 ? 0 : (link.number - 1) * partSize;
    const piece = file.slice(from, from + link.size_bytes);
    const before = sent;
    await put(link.url, piece, signal, (bytes) => onProgress((before + bytes) / file.size));
    sent += link.size_bytes;
  }
}

/** One piece. XMLHttpRequest, because `fetch` does not tell how much has left. */
function put(url: string, piece: Blob, signal: AbortSignal, onSent: (bytes: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const callOff = () => request.abort();
    const end = (action: () => void) => {
      signal.removeEventListener('abort', callOff);
      action();
    };
    signal.addEventListener('abort', callOff);
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () =>
      end(() => {
        // 409: the answer to an earlier try was lost, and the piece is there.
        if (request.status === 409 || (request.status >= 200 && request.status < 300)) resolve();
        else reject(refusal(request));
      });
    request.onerror = () =>
      end(() =>
        reject(
          new CallFailure({
            code: unreachable,
            message: 'The connection broke off while the file was sent. Try again.',
            status: 0,
          }),
        ),
      );
    request.onabort = () => end(() => reject(signal.reason ?? new DOMException('Called off', 'AbortError')));
    request.open('PUT', url);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(piece);
  });
}

function refusal(request: XMLHttpRequest): CallFailure {
  let problem: { code?: string; message?: string; request_id?: string } = {};
  try {
    problem = JSON.parse(request.responseText).error ?? {};
  } catch {
    // A proxy's page: the status still tells what happened.
  }
  return new CallFailure({
    status: request.status,
    code: problem.code ?? (request.status >= 500 ? 'unavailable' : 'refused'),
    message: problem.message ?? 'The server did not take the file. Try again in a minute.',
    requestId: problem.request_id ?? undefined,
  });
}

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
