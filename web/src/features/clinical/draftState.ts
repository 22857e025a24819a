import type { FieldContent, Note, Save, Saved } from '../../api/functions.gen.ts';

/*
 * How safe a draft is, and what it needs of a server.
 */

/** What of a note can be changed besides its sections. */
export type Extras = Pick<Save, 'service_on' | 'diagnoses' | 'services'>;

/** A section that was changed here and elsewhere. */
export interface Clash {
  section: string;
  mine: readonly FieldContent[];
  theirs: readonly FieldContent[];
}

export type DraftState =
  | { word: 'saved'; at: string }
  | { word: 'unsaved' }
  | { word: 'saving' }
  /** It is tried again by itself. */
  | { word: 'failed'; message: string }
  /** It is not tried again before something is changed. */
  | { word: 'refused'; message: string }
  | { word: 'conflict'; clashes: readonly Clash[] }
  /** Signed or handed in elsewhere meanwhile. */
  | { word: 'closed' };

export interface Server {
  save: (save: Save, leaving: boolean) => Promise<Saved>;
  load: () => Promise<Note>;
}
