import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { UploadLimit } from './functions.gen.ts';
import { problemWith, sendFile, sizeInWords } from './upload.ts';

const limit: UploadLimit = { purpose: 'chart_document', most_bytes: 20 * 1024 * 1024, endings: ['pdf', 'jpg'] };

function fileOf(name: string, size: number): File {
  const file = new File(['x'], name);
  Object.defineProperty(file, 'size', { value: size });
  return file;
}

describe('before a byte is sent', () => {
  test('a wrong ending, an empty and a too large file are named in words', () => {
    expect(problemWith(fileOf('letter.pdf', 10), limit)).toBeNull();
    expect(problemWith(fileOf('LETTER.PDF', 10), limit)).toBeNull();
    expect(problemWith(fileOf('run.exe', 10), limit)).toBe(
      'Files of the kind EXE cannot be stored here. Use PDF or JPG.',
    );
    expect(problemWith(fileOf('letter', 10), limit)).toMatch(/without an ending/);
    expect(problemWith(fileOf('letter.pdf', 0), limit)).toMatch(/empty/);
    expect(problemWith(fileOf('letter.pdf', 21 * 1024 * 1024), limit)).toMatch(/21 MB.*At most 20 MB/);
  });

  test('sizes read as people say them', () => {
    expect([12, 48_000, 2_500_000, 20 * 1024 * 1024, 4 * 1024 ** 3].map(sizeInWords)).toEqual([
      '12 bytes',
      '47 kB',
      '2.4 MB',
      '20 MB',
      '4 GB',
    ]);
  });
});

/** A server that takes pieces, and loses the connection as often as it is told. */
class Line {
  static lose = 0;
  static got: string[] = [];
  upload: { onprogress: ((event: { loaded: number }) => void) | null } = { onprogress: null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onabort: (() => void) | null = null;
  status = 0;
  responseText = '';
  #url = '';
  open(_: string, url: string) {
    this.#url = url;
  }
  setRequestHeader() {}
  abort() {
    this.onabort?.();
  }
  send(piece: Blob) {
    queueMicrotask(() => {
      if (Line.lose > 0) {
        Line.lose -= 1;
        this.onerror?.();
        return;
      }
      this.upload.onprogress?.({ loaded: piece.size });
      Line.got.push(this.#url);
      this.status = 204;
      this.onload?.();
    });
  }
}

describe('on the way', () => {
  const asked: string[] = [];
  beforeEach(() => {
    asked.length = 0;
    Line.got = [];
    vi.stubGlobal('XMLHttpRequest', Line);
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (address) => {
      const name = String(address).split('/').at(-1) ?? '';
      asked.push(name);
      const missing = Line.got.length;
      const links = [1, 2].slice(missing).map((number) => ({ number, size_bytes: 4, url: `/storage/v1/o/${number}` }));
      const answer = name === 'finish-upload' ? { upload_id: 'u', kind: 'pdf' } : { upload_id: 'u', links };
      return new Response(JSON.stringify(answer));
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  const options = { clientId: 'c', purpose: 'video' as const, retryAfter: [0, 0] };

  test('what arrived is not sent again after a break', async () => {
    Line.lose = 1;
    const shares: number[] = [];
    const sent = await sendFile(new File(['12345678'], 'a.pdf'), {
      ...options,
      signal: new AbortController().signal,
      onProgress: (share) => shares.push(share),
    });
    expect(sent.kind).toBe('pdf');
    expect(asked).toEqual(['create-upload-url', 'get-upload', 'finish-upload']);
    expect(Line.got).toEqual(['/storage/v1/o/1', '/storage/v1/o/2']);
    expect(shares).toEqual([0.5, 1, 1]);
  });

  test('a line that stays broken ends with words to act on', async () => {
    Line.lose = 9;
    const sent = sendFile(new File(['12345678'], 'a.pdf'), {
      ...options,
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    await expect(sent).rejects.toThrow(/connection broke off/i);
    expect(asked).not.toContain('finish-upload');
  });

  test('calling it off sends nothing more', async () => {
    const control = new AbortController();
    const sent = sendFile(new File(['12345678'], 'a.pdf'), {
      ...options,
      signal: control.signal,
      onProgress: () => control.abort(),
    });
    await expect(sent).rejects.toThrow();
    expect(asked).not.toContain('finish-upload');
  });
});
