import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallFailure, unreachable } from '../../api/failure.ts';
import type { FieldContent, FieldContentInput, Note, Save } from '../../api/functions.gen.ts';
import { Draft } from './draft.ts';

const words = (text: string): FieldContent[] => [{ key: 'words', text, picks: [] }];

/** A server with one note: it keeps versions as ours does, and can be cut off. */
class FakeServer {
  sections = new Map<string, FieldContentInput[]>();
  rowVersion = 1;
  lastSave = '';
  cut: 'no' | 'before' | 'after' = 'no';
  saves: Save[] = [];
  editable = true;

  note(): Note {
    return {
      id: 'n',
      row_version: this.rowVersion,
      saved_at: '2026-03-02T15:00:00Z',
      sections: [...this.sections].map(([key, fields]) => ({ key, fields })),
      allowed_actions: this.editable ? ['edit'] : [],
    } as unknown as Note;
  }

  save = async (save: Save) => {
    if (this.cut === 'before') throw new CallFailure({ code: unreachable, message: '', status: 0 });
    this.saves.push(save);
    if (save.save_id !== this.lastSave) {
      if (!this.editable) throw new CallFailure({ code: 'conflict', message: '', status: 409 });
      if (save.row_version !== this.rowVersion)
        throw new CallFailure({ code: 'version_conflict', message: '', status: 409 });
      for (const section of save.sections ?? []) this.sections.set(section.key, section.fields);
      this.rowVersion += 1;
      this.lastSave = save.save_id;
    }
    if (this.cut === 'after') throw new CallFailure({ code: unreachable, message: '', status: 0 });
    return { id: 'n', row_version: this.rowVersion, saved_at: '2026-03-02T15:00:01Z' };
  };

  load = async () => this.note();
  text = (section: string) => this.sections.get(section)?.[0]?.text;
}

let server: FakeServer;
const open = () => new Draft(server.note(), server);
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what is typed becomes safe', () => {
  it('saves after a pause, once for many keys', async () => {
    const draft = open();
    for (const text of ['a', 'ab', 'abc']) {
      draft.write('s', words(text));
      await wait(300);
    }
    expect(draft.state.word).toBe('unsaved');
    await wait(1000);
    expect(draft.state).toEqual({ word: 'saved', at: '2026-03-02T15:00:01Z' });
    expect([server.saves.length, server.text('s')]).toEqual([1, 'abc']);
  });

  it('says so while there is no connection, and saves everything once it is back', async () => {
    const draft = open();
    server.cut = 'before';
    draft.write('s', words('one'));
    await wait(1100);
    expect(draft.state.word).toBe('failed');
    draft.write('t', words('two'));
    await wait(3000);
    expect(draft.unsafe).toBe(true);
    server.cut = 'no';
    draft.tryAgain();
    await wait(3000);
    expect([server.text('s'), server.text('t'), draft.unsafe]).toEqual(['one', 'two', false]);
  });

  it('sends the very same save again when only its answer was lost', async () => {
    const draft = open();
    server.cut = 'after';
    draft.write('s', words('once'));
    await wait(1100);
    expect(draft.state.word).toBe('failed');
    server.cut = 'no';
    await wait(5000);
    expect(new Set(server.saves.map((save) => save.save_id)).size).toBe(1);
    expect([server.rowVersion, draft.rowVersion, draft.unsafe]).toEqual([2, 2, false]);
  });

  it('leaves nothing behind when the page goes away', async () => {
    const draft = open();
    draft.write('s', words('last words'));
    draft.leave();
    await wait(0);
    expect(server.text('s')).toBe('last words');
  });
});

it('keeps what was typed behind a save on its way among what is not safe when the tab is hidden', async () => {
  const draft = open();
  server.cut = 'before';
  draft.write('s', words('first'));
  await wait(1100);
  draft.write('s', words('first and second'));
  draft.leave();
  await wait(0);
  expect(draft.unsafe).toBe(true);
  server.cut = 'no';
  await wait(10_000);
  expect([server.text('s'), draft.unsafe]).toEqual(['first and second', false]);
});

describe('two tabs', () => {
  it('puts sections together that were changed in one of them only', async () => {
    const [one, two] = [open(), open()];
    one.write('s', words('from one'));
    await one.flush();
    two.write('t', words('from two'));
    await wait(1100);
    await wait(100);
    expect([server.text('s'), server.text('t')]).toEqual(['from one', 'from two']);
    expect(two.contents.get('s')).toEqual(words('from one'));
  });

  it('shows both versions of a section that was changed in both, and overwrites neither', async () => {
    const [one, two] = [open(), open()];
    one.write('s', words('from one'));
    await one.flush();
    two.write('s', words('from two'));
    await wait(1100);
    expect(two.state).toEqual({
      word: 'conflict',
      clashes: [{ section: 's', mine: words('from two'), theirs: words('from one') }],
    });
    expect(server.text('s')).toBe('from one');
    two.settle('s', words('from one and two'));
    await wait(100);
    expect([server.text('s'), two.unsafe]).toEqual(['from one and two', false]);
  });

  it('keeps the text when the note was signed elsewhere', async () => {
    const draft = open();
    server.editable = false;
    draft.write('s', words('too late'));
    await wait(1100);
    expect([draft.state.word, draft.unsafe]).toEqual(['closed', true]);
    expect(draft.contents.get('s')).toEqual(words('too late'));
  });
});
