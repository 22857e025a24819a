import { CallFailure, unreachable } from '../../api/failure.ts';
import type { FieldContent, Note, Save } from '../../api/functions.gen.ts';
import { type Contents, contentsOf } from './content.ts';
import type { DraftState, Extras, Server } from './draftState.ts';
import { together } from './together.ts';
import { Unsaved } from './unsaved.ts';

/*
 * Keeps what is typed safe. Text lives here, in memory, until the server has it: nothing of it goes into the browser's
 * storage. One save is on its way at a time, under an id of its own; when its answer is lost the very same save is sent
 * again. A save from an old version is refused by the server: sections that were changed in one place only are then put
 * together, and a section that was changed in both is shown in both versions. Nothing is overwritten unseen.
 */

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
  private readonly unsaved = new Unsaved();
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
    return this.unsaved.any || this.pending !== null;
  }

  write(section: string, fields: readonly FieldContent[]): void {
    this.contents = new Map(this.contents).set(section, fields);
    this.unsaved.write(section);
    this.changed();
  }

  change(extras: Extras): void {
    this.extras = { ...this.extras, ...extras };
    this.unsaved.change(extras);
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
      const rest = this.unsaved.asSave(this.id, this.rowVersion + 1, this.contents);
      if (rest) void this.server.save(rest, true).catch(ignore);
      return;
    }
    this.pending = this.unsaved.take(this.id, this.rowVersion, this.contents);
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
    this.unsaved.write(section);
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

  private async save(): Promise<void> {
    if (this.busy || !this.goesOn()) return;
    this.pending ??= this.unsaved.take(this.id, this.rowVersion, this.contents);
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

  /** What could not be saved is among what is to be saved again. */
  private giveBack(save: Save): void {
    this.pending = null;
    this.unsaved.giveBack(save);
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
    const { contents, clashes } = together(this.base, this.contents, theirs, this.unsaved.sections);
    this.base = theirs;
    this.contents = contents;
    if (clashes.length > 0) return this.set({ word: 'conflict', clashes });
    this.set({ word: 'unsaved' });
    this.soon(0);
  }
}

function ignore(): void {
  // Nobody is left to be told: the page is gone.
}
