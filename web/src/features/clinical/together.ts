import { type Contents, same } from './content.ts';
import type { Clash } from './draftState.ts';

/**
 * Puts a note together that was changed in two places since both knew `base`. A section that was changed in one place
 * is that place's; one that was changed in both, and not to the same, is a clash for a person to settle.
 */
export function together(
  base: Contents,
  mine: Contents,
  theirs: Contents,
  changedHere: Iterable<string>,
): { contents: Contents; clashes: Clash[] } {
  const clashes: Clash[] = [];
  const contents = new Map(theirs);
  for (const section of changedHere) {
    const own = mine.get(section) ?? [];
    const other = theirs.get(section) ?? [];
    contents.set(section, own);
    if (!same(other, base.get(section)) && !same(other, own)) clashes.push({ section, mine: own, theirs: other });
  }
  return { contents, clashes };
}
