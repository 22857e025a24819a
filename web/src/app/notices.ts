import type { OutputOf } from '../api/call.ts';
import { pageAt } from './pages.ts';

/** A line of the bell as the server keeps it: what happened, and to what. The words are made here. */
export type Notice = OutputOf<'get-notifications'>[number];

const words: Record<Notice['kind'], string> = {
  note_awaiting_cosign: 'A note waits for your cosignature',
  note_returned: 'A note was returned to you with comments',
  note_cosigned: 'A note of yours was cosigned',
  claim_rejected: 'A claim was rejected',
  claim_denied: 'A claim was denied',
  document_signed: 'A document was signed',
  malware_found: 'Malware was found in a file',
  client_assigned: 'A client was given into your care',
};

/** Where a line leads: the thing itself, or the list it stands in. */
const places: Record<Notice['subject'], (id: string) => readonly string[]> = {
  note: (id) => [`/notes/${id}`, '/notes'],
  claim: (id) => [`/claims/${id}`, '/claims'],
  document: (id) => [`/documents/${id}`],
  client: (id) => [`/clients/${id}`],
};

export function noticeWords(notice: Pick<Notice, 'kind'>): string {
  return words[notice.kind];
}

/** The page of a line, if this build has it: no link leads nowhere. */
export function noticePath(notice: Pick<Notice, 'kind' | 'subject' | 'subject_id'>): string | undefined {
  // A file that was found out has no page; the list of its chart says which one it is.
  if (notice.kind === 'malware_found') return `/clients/${notice.subject_id}/documents`;
  return places[notice.subject](notice.subject_id).find((path) => pageAt(path) !== undefined);
}
