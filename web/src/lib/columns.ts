import { useSyncExternalStore } from 'react';

/*
 * Which columns of which list somebody hid. Like the other preferences it is how the screen should look, says nothing
 * about anybody, and lives in a cookie.
 */

export type HiddenColumns = Readonly<Record<string, readonly string[]>>;

const cookieName = 'columns';
const word = /^[a-z_]{1,30}$/;

/** Reads the cookie's text; anything that is no word of ours is left out. */
export function parseColumns(cookies: string): HiddenColumns {
  const text = cookies
    .split('; ')
    .find((cookie) => cookie.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
  const lists = (text ?? '')
    .split('.')
    .map((part) => part.split('-'))
    .filter((words) => words.length > 1 && words.every((one) => word.test(one)));
  return Object.fromEntries(lists.map(([list, ...hidden]) => [list, hidden]));
}

export function formatColumns(hidden: HiddenColumns): string {
  const text = Object.entries(hidden)
    .filter(([, columns]) => columns.length > 0)
    .map(([list, columns]) => [list, ...columns].join('-'))
    .join('.');
  return `${cookieName}=${text}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

let current: HiddenColumns = typeof document === 'undefined' ? {} : parseColumns(document.cookie);
const listeners = new Set<() => void>();
const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The columns hidden in one list, and how to hide others. */
export function useHiddenColumns(list: string): [hidden: ReadonlySet<string>, set: (hidden: Set<string>) => void] {
  const all = useSyncExternalStore(listen, () => current);
  const set = (hidden: Set<string>) => {
    current = { ...current, [list]: [...hidden].sort() };
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox ESR
    document.cookie = formatColumns(current);
    for (const listener of listeners) listener();
  };
  return [new Set(all[list] ?? []), set];
}
