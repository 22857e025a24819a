import { useState } from 'react';

/**
 * Walks through a list that the server cuts by cursor: forward by its mark, back by the marks already seen. `of` names
 * what is listed (its filters): another list begins at its first page.
 */
export function useCursorPages(of = '') {
  const [kept, setKept] = useState<{ of: string; marks: readonly string[] }>({ of, marks: [] });
  const marks = kept.of === of ? kept.marks : [];
  const setMarks = (next: readonly string[]) => setKept({ of, marks: next });
  return {
    cursor: marks.at(-1),
    number: marks.length,
    first: () => setMarks([]),
    next: (mark: string | undefined) => (mark === undefined ? undefined : () => setMarks([...marks, mark])),
    previous: marks.length > 0 ? () => setMarks(marks.slice(0, -1)) : undefined,
  };
}

/** "26–50 of 312", or without the total where the server does not count. */
export function pageSummary(page: number, size: number, shown: number, total: number | undefined): string {
  if (shown === 0) return total === undefined ? '' : `0 of ${total}`;
  const from = page * size + 1;
  const range = `${from}–${from + shown - 1}`;
  return total === undefined ? range : `${range} of ${total}`;
}
