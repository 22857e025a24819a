import type {
  Document,
  DocumentCategory,
  DocumentLine,
  DocumentSignerRole,
  DocumentVersion,
  FileKind,
  ScanStatus,
} from '../../api/functions.gen.ts';
import type { Role } from '../../api/roles.ts';
import type { Tone } from '../../ui/tone.tsx';

/*
 * What the server's vocabularies are called on the screen, and who may do what. The server decides again.
 */

export const writers: readonly Role[] = ['administrator', 'therapist', 'associate_trainee', 'front_desk'];
export const sharers: readonly Role[] = ['administrator', 'therapist'];
export const signers: readonly Role[] = ['administrator', 'supervisor', 'therapist', 'associate_trainee', 'front_desk'];
export const viewReaders: readonly Role[] = ['administrator', 'supervisor', 'therapist'];

export const categoryNames: Record<DocumentCategory, string> = {
  consent_form: 'Consent form',
  intake_form: 'Intake form',
  identification: 'Identification',
  insurance_card: 'Insurance card',
  billing: 'Billing',
  lab_result: 'Lab result',
  imaging: 'Imaging',
  outside_records: 'Outside records',
  assessment: 'Assessment',
  correspondence: 'Correspondence',
  treatment_plan: 'Treatment plan',
  progress_note: 'Progress note',
  other: 'Other',
};

export const categoryChoices = (Object.keys(categoryNames) as DocumentCategory[]).map((value) => ({
  value,
  label: categoryNames[value],
}));

export const kindNames: Record<FileKind, string> = {
  pdf: 'PDF',
  doc: 'Word',
  docx: 'Word',
  jpeg: 'JPG',
  png: 'PNG',
  gif: 'GIF',
  webp: 'WEBP',
  mp4: 'Video',
  webm: 'Video',
};

export const signerNames: Record<DocumentSignerRole, string> = {
  staff: 'Myself, as staff',
  client: 'The client',
  guardian: 'Parent or guardian',
  witness: 'A witness',
};

/** What a reader has to know about the malware check; nothing while all is well. */
export function scanNotice(status: ScanStatus): { tone: Tone; word: string; meaning: string } | null {
  switch (status) {
    case 'pending':
      return {
        tone: 'info',
        word: 'Being checked',
        meaning: 'It opens as soon as the malware scanner has looked at it.',
      };
    case 'infected':
      return {
        tone: 'danger',
        word: 'Malware found',
        meaning: 'It stays locked for everybody. Ask whoever sent it for a clean copy.',
      };
    case 'failed':
      return {
        tone: 'warn',
        word: 'Check failed',
        meaning: 'It stays locked until the malware scanner has looked at it. It is tried again every hour.',
      };
    default:
      return null;
  }
}

export function mayOpenFile(status: ScanStatus): boolean {
  return status === 'clean' || status === 'not_configured';
}

export const isPicture = (kind: FileKind) => ['jpeg', 'png', 'gif', 'webp'].includes(kind);
export const isVideo = (kind: FileKind) => kind === 'mp4' || kind === 'webm';

/** A file that can be looked at in the page. */
export interface Readable {
  documentId: string;
  version: number;
  kind: FileKind;
  title: string;
  /** What a button that opens it is called beside others. */
  spoken: string;
}

/** The kinds that are shown in the page; the others open in their own program. */
const shownInPage = (kind: FileKind) => kind === 'pdf' || isPicture(kind);

/** A version of a document as something to look at; nothing if it cannot be, or may not be yet. */
export function readableFile(document: Document, version: DocumentVersion): Readable | null {
  if (!shownInPage(version.kind) || !mayOpenFile(version.scan_status)) return null;
  const older = version.number !== document.versions[0]?.number;
  return {
    documentId: document.id,
    version: version.number,
    kind: version.kind,
    title: older ? `${document.title}, version ${version.number}` : document.title,
    spoken: `version ${version.number}`,
  };
}

/** The present version of a line of the list as something to look at. */
export function readableLine(line: DocumentLine): Readable | null {
  if (!shownInPage(line.kind) || !mayOpenFile(line.scan_status)) return null;
  return { documentId: line.id, version: line.version, kind: line.kind, title: line.title, spoken: line.title };
}

/** "Consent form, PDF, version 2". */
export function inShort(line: DocumentLine): string {
  const version = line.version > 1 ? `version ${line.version}` : null;
  return [kindNames[line.kind], version].filter(Boolean).join(', ');
}

/** A title from a file's name: without the ending, and with spaces. */
export function titleFrom(fileName: string): string {
  const title = fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[_]+/g, ' ')
    .trim();
  return title.slice(0, 160);
}

/** "referral, 2026" to its tags. */
export function tagsFrom(text: string): string[] {
  return text
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
}

export const refreshes = ['get-client-documents', 'get-document', 'get-client-timeline'] as const;

/** Where a document stands in its chart. */
export function documentPath(client: string, document: string): string {
  return `/clients/${client}/documents?document=${document}`;
}
