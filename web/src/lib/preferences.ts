import { useSyncExternalStore } from 'react';

/*
 * How this person likes the screen to look. It is the only thing kept in the browser, it says nothing about anybody,
 * and it lives in a cookie because script storage is forbidden here as a whole.
 */

export interface Preferences {
  theme: 'system' | 'light' | 'dark';
  rail: 'open' | 'closed';
  density: 'regular' | 'compact';
  /** Single-key shortcuts can be switched off: people who dictate trigger them by speaking. */
  shortcuts: 'on' | 'off';
}

export const standard: Preferences = { theme: 'system', rail: 'open', density: 'regular', shortcuts: 'on' };

const allowed: { [K in keyof Preferences]: readonly Preferences[K][] } = {
  theme: ['system', 'light', 'dark'],
  rail: ['open', 'closed'],
  density: ['regular', 'compact'],
  shortcuts: ['on', 'off'],
};

const cookieName = 'look';

/** Reads the cookie's text; anything unknown in it falls back to the standard. */
export function parsePreferences(cookies: string): Preferences {
  const text = cookies
    .split('; ')
    .find((cookie) => cookie.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
  const found = new Map((text ?? '').split('.').map((part) => part.split('-') as [string, string | undefined]));
  const pick = <K extends keyof Preferences>(key: K): Preferences[K] =>
    allowed[key].find((value) => value === found.get(key)) ?? standard[key];
  return { theme: pick('theme'), rail: pick('rail'), density: pick('density'), shortcuts: pick('shortcuts') };
}

export function formatPreferences(preferences: Preferences): string {
  const text = Object.entries(preferences)
    .map(([key, value]) => `${key}-${value}`)
    .join('.');
  return `${cookieName}=${text}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

let current = typeof document === 'undefined' ? standard : parsePreferences(document.cookie);
const listeners = new Set<() => void>();

export function preferences(): Preferences {
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox ESR
  document.cookie = formatPreferences(current);
  for (const listener of listeners) listener();
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences);
}
