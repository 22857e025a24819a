import { expect, test } from 'vitest';
import type { DocumentLine } from '../../api/functions.gen.ts';
import { readableLine } from './words.ts';

const line = {
  id: '01990000-0000-7000-8000-000000000901',
  title: 'Letter',
  version: 3,
  kind: 'pdf',
  scan_status: 'clean',
} as DocumentLine;

test('a PDF and a picture are shown in the page; what belongs to another program is not', () => {
  expect(readableLine(line)).toMatchObject({ documentId: line.id, version: 3, kind: 'pdf' });
  expect(readableLine({ ...line, kind: 'webp' })).not.toBeNull();
  expect(readableLine({ ...line, kind: 'docx' })).toBeNull();
  expect(readableLine({ ...line, kind: 'mp4' })).toBeNull();
});

test('a file that waits for the scanner, or in which something was found, is not', () => {
  expect(readableLine({ ...line, scan_status: 'not_configured' })).not.toBeNull();
  for (const scan_status of ['pending', 'infected', 'failed'] as const) {
    expect(readableLine({ ...line, scan_status })).toBeNull();
  }
});
