import { CallFailure, unreachable } from '../../api/failure.ts';
import type { FieldContent, Note, Save, Saved } from '../../api/functions.gen.ts';
import { type Contents, contentsOf, same } from './content.ts';

/*
 * Keeps what is typed safe. Text lives here, in memory, until the server has it: nothing of it goes into the browser's
 * storage. One save is on its way at a time, under an id of its own; when its answer is lost the very same save is sent
 * again. A save from an old version is refused by the server: sections that were changed in one place only are then put
 * together, and a section that was changed in both is shown in both versions. Nothing is overwritten unseen.
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

export const pauseBeforeSaving = 1000;
const pausesBeforeTryingAgain = [1000, 2000, 4000, 8000, 15_000];

export class Draft {
  contents: Contents;
  /** What was changed here besides the sections, saved or not. */
  extras: Extras = {};
  state: DraftState;
  rowVersion: number;

  private readonly id: string;
  private readonly server: Server;
  private readonly listeners = new Set<() => void>();
  /** What the server last was known to hold. */
  private base: Contents;
  private readonly dirty = new Set<string>();
  private unsavedExtras: Extras = {};
  private pending: Save | null = null;
  private busy: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  constructor(note: Note, server: Server) {
    this.id = note.id;
    this.server = server;
    this.base = contentsOf(note.sections);
    this.contents = this.base;
    this.rowVersion = note.row_version;
    this.state = { word: 'saved', at: note.saved_at };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Changes with every change, for React. */
  snapshot = (): DraftState => this.state;

  /** Whether something is not on the server yet. */
  get unsafe(): boolean {
    return this.dirty.size > 0 || this.pending !== null || Object.keys(this.unsavedExtras).length > 0;
  }

  write(section: string, fields: readonly FieldContent[]): void {
    this.contents = new Map(this.contents).set(section, fields);
    this.dirty.add(section);
    this.changed();
  }

  change(extras: Extras): void {
    this.extras = { ...this.extras, ...extras };
    this.unsavedExtras = { ...this.unsavedExtras, ...extras };
    this.changed();
  }

  /** Saves now, and answers once everything is safe or cannot be made safe. */
  async flush(): Promise<boolean> {
    for (let rounds = 0; rounds < 20 && this.unsafe && this.goesOn(); rounds += 1) {
      await (this.busy ?? this.save());
      if (this.state.word === 'failed') return false;
    }
    return !this.unsafe;
  }

  /** The page goes away: what is not safe is sent in a request that outlives it. */
  leave(): void {
    if (!this.unsafe || !this.goesOn()) return;
    // A save whose answer may never be read moves the version by one; sent twice, it is done once.
    const onItsWay = this.pending;
    if (onItsWay) void this.server.save(onItsWay, true).catch(ignore);
    if (onItsWay) {
      // The rest stays among what is not safe: nobody may hear whether this arrived. Sent again, it says the same.
      const rest = this.unsaved(this.rowVersion + 1);
      if (rest) void this.server.save(rest, true).catch(ignore);
      return;
    }
    this.pending = this.take(this.rowVersion);
    if (this.pending) void this.send(true);
  }

  /** The connection is back. */
  tryAgain(): void {
    if (this.state.word === 'failed' || this.state.word === 'unsaved') this.soon(0);
  }

  /** Settles a clash: what the section shall say. */
  settle(section: string, fields: readonly FieldContent[]): void {
    if (this.state.word !== 'conflict') return;
    this.contents = new Map(this.contents).set(section, fields);
    this.dirty.add(section);
    const clashes = this.state.clashes.filter((clash) => clash.section !== section);
    if (clashes.length > 0) this.set({ word: 'conflict', clashes });
    else {
      this.set({ word: 'unsaved' });
      this.soon(0);
    }
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private goesOn(): boolean {
    return this.state.word !== 'conflict' && this.state.word !== 'closed';
  }

  private changed(): void {
    if (this.goesOn()) {
      this.set({ word: 'unsaved' });
      this.soon(pauseBeforeSaving);
    } else if (this.state.word === 'conflict') {
      // What is typed while both texts are shown belongs to the one that is here.
      const clashes = this.state.clashes.map((clash) => ({
        ...clash,
        mine: this.contents.get(clash.section) ?? clash.mine,
      }));
      this.set({ word: 'conflict', clashes });
    } else this.set(this.state);
  }

  private soon(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), pause);
  }

  private set(state: DraftState): void {
    this.state = { ...state };
    for (const listener of this.listeners) listener();
  }

  /** What is to be saved, as one save. */
  private unsaved(rowVersion: number): Save | null {
    if (this.dirty.size === 0 && Object.keys(this.unsavedExtras).length === 0) return null;
    return {
      id: this.id,
      row_version: rowVersion,
      save_id: crypto.randomUUID(),
      sections: [...this.dirty].map((key) => ({ key, fields: [...(this.contents.get(key) ?? [])] })),
      ...this.unsavedExtras,
    };
  }

  /** The same; what is taken counts as safe once it was answered. */
  private take(rowVersion: number): Save | null {
    const save = this.unsaved(rowVersion);
    this.dirty.clear();
    this.unsavedExtras = {};
    return save;
  }

  private async save(): Promise<void> {
    if (this.busy || !this.goesOn()) return;
    this.pending ??= this.take(this.rowVersion);
    if (!this.pending) return;
    await this.send(false);
  }

  private send(leaving: boolean): Promise<void> {
    this.set({ word: 'saving' });
    this.busy = this.sendPending(leaving).finally(() => {
      this.busy = null;
    });
    return this.busy;
  }

  private async sendPending(leaving: boolean): Promise<void> {
    const save = this.pending;
    if (!save) return;
    try {
      const saved = await this.server.save(save, leaving);
      this.pending = null;
      this.failures = 0;
      this.rowVersion = saved.row_version;
      this.base = new Map([...this.base, ...contentsOf(save.sections ?? [])]);
      if (this.unsafe) {
        this.set({ word: 'unsaved' });
        this.soon(pauseBeforeSaving);
      } else this.set({ word: 'saved', at: saved.saved_at });
    } catch (error) {
      await this.failed(save, error);
    }
  }

  private async failed(save: Save, error: unknown): Promise<void> {
    const failure = error instanceof CallFailure ? error : null;
    if (failure?.code === 'version_conflict') return this.meet(save);
    if (failure?.code === 'conflict') {
      this.giveBack(save);
      return this.set({ word: 'closed' });
    }
    const passing = !failure || failure.code === unreachable || failure.status >= 500 || failure.status === 429;
    if (passing || failure?.status === 401) {
      // The very same save is sent again: whether the lost one arrived is not known.
      const message = failure?.status === 401 ? 'You were signed out. Sign in in another tab; then this is saved.' : '';
      this.set({ word: 'failed', message });
      const pause = pausesBeforeTryingAgain[Math.min(this.failures, pausesBeforeTryingAgain.length - 1)] ?? 15_000;
      this.failures += 1;
      return this.soon(pause);
    }
    this.giveBack(save);
    this.set({ word: 'refused', message: failure?.message ?? 'This could not be saved.' });
  }

  /** Puts what could not be saved back among what is to be saved; what was typed since is newer. */
  private giveBack(save: Save): void {
    this.pending = null;
    for (const section of save.sections ?? []) this.dirty.add(section.key);
    const { service_on, diagnoses, services } = save;
    this.unsavedExtras = {
      ...(service_on === undefined ? {} : { service_on }),
      ...(diagnoses === undefined ? {} : { diagnoses }),
      ...(services === undefined ? {} : { services }),
      ...this.unsavedExtras,
    };
  }

  /** Somebody else (another tab) saved: what was changed in one place only is put together. */
  private async meet(save: Save): Promise<void> {
    this.giveBack(save);
    let note: Note;
    try {
      note = await this.server.load();
    } catch {
      this.set({ word: 'failed', message: '' });
      return this.soon(pausesBeforeTryingAgain[0] ?? 1000);
    }
    this.rowVersion = note.row_version;
    if (!note.allowed_actions.includes('edit')) return this.set({ word: 'closed' });
    const theirs = contentsOf(note.sections);
    const clashes: Clash[] = [];
    const together = new Map(theirs);
    for (const section of this.dirty) {
      const mine = this.contents.get(section) ?? [];
      const other = theirs.get(section) ?? [];
      together.set(section, mine);
      if (!same(other, this.base.get(section)) && !same(other, mine)) clashes.push({ section, mine, theirs: other });
    }
    this.base = theirs;
    this.contents = together;
    if (clashes.length > 0) return this.set({ word: 'conflict', clashes });
    this.set({ word: 'unsaved' });
    this.soon(0);
  }
}

function ignore(): void {
  // Nobody is left to be told: the page is gone.
}
