import type { Save } from '../../api/functions.gen.ts';
import type { Contents } from './content.ts';
import type { Extras } from './draftState.ts';

/** What was changed here and is in no save yet: sections by their key, and what a note has besides. */
export class Unsaved {
  private readonly touched = new Set<string>();
  private extras: Extras = {};

  get any(): boolean {
    return this.touched.size > 0 || Object.keys(this.extras).length > 0;
  }

  get sections(): ReadonlySet<string> {
    return this.touched;
  }

  write(section: string): void {
    this.touched.add(section);
  }

  change(extras: Extras): void {
    this.extras = { ...this.extras, ...extras };
  }

  /** All of it as one save, under an id of its own. */
  asSave(id: string, rowVersion: number, contents: Contents): Save | null {
    if (!this.any) return null;
    return {
      id,
      row_version: rowVersion,
      save_id: crypto.randomUUID(),
      sections: [...this.touched].map((key) => ({ key, fields: [...(contents.get(key) ?? [])] })),
      ...this.extras,
    };
  }

  /** The same; what is taken counts as safe once it was answered. */
  take(id: string, rowVersion: number, contents: Contents): Save | null {
    const save = this.asSave(id, rowVersion, contents);
    this.touched.clear();
    this.extras = {};
    return save;
  }

  /** Puts what could not be saved back; what was typed since is newer. */
  giveBack(save: Save): void {
    for (const section of save.sections ?? []) this.touched.add(section.key);
    const { service_on, diagnoses, services } = save;
    this.extras = {
      ...(service_on === undefined ? {} : { service_on }),
      ...(diagnoses === undefined ? {} : { diagnoses }),
      ...(services === undefined ? {} : { services }),
      ...this.extras,
    };
  }
}
