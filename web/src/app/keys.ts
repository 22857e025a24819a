/*
 * The key map as data: what `?` shows is what the keys do.
 */

export interface KeyBinding {
  keys: string;
  does: string;
  /** Single keys can be switched off; combinations with Ctrl cannot be typed by accident. */
  single: boolean;
}

export const everywhere: readonly KeyBinding[] = [
  { keys: 'Ctrl K', does: 'Search clients, pages and actions', single: false },
  { keys: '/', does: 'Search', single: true },
  { keys: '?', does: 'Show this list', single: true },
  { keys: '[', does: 'Fold or unfold the rail', single: true },
  { keys: 'Ctrl Alt L', does: 'Lock the screen', single: false },
];

export const inLists: readonly KeyBinding[] = [
  { keys: 'j  k', does: 'Next and previous row', single: true },
  { keys: 'Enter', does: 'Open the row', single: true },
  { keys: 'x', does: 'Select the row', single: true },
];

export const inCalendar: readonly KeyBinding[] = [
  { keys: 'd  w  a', does: 'Day, week, agenda', single: true },
  { keys: '←  →', does: 'Page before and after', single: true },
  { keys: 't', does: 'Today', single: true },
  { keys: 'n', does: 'Book a visit', single: true },
];

export const inPanels: readonly KeyBinding[] = [
  { keys: 'Esc', does: 'Close; asks first when something was typed', single: true },
  { keys: 'Tab', does: 'Next field', single: true },
];

export const inNotes: readonly KeyBinding[] = [
  { keys: 'Ctrl Enter', does: 'Sign the note that is written', single: false },
  { keys: 'c', does: 'Cosign the note that is read', single: true },
  { keys: 'r', does: 'Return it to its author', single: true },
];

export type Command = 'search' | 'keys' | 'rail' | 'lock' | 'list';

/**
 * What a key press asks for, if anything. Single keys do nothing while somebody types. `j` and `k` lead into the list
 * of the page; inside it the rows themselves answer to them.
 */
export function commandFor(
  press: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean },
  typing: boolean,
  singleKeys: boolean,
): Command | null {
  const control = press.ctrlKey || press.metaKey;
  if (control && !press.altKey && press.key.toLowerCase() === 'k') return 'search';
  if (control && press.altKey && press.key.toLowerCase() === 'l') return 'lock';
  if (control || press.altKey || typing || !singleKeys) return null;
  if (press.key === '/') return 'search';
  if (press.key === '?') return 'keys';
  if (press.key === '[') return 'rail';
  if (press.key === 'j' || press.key === 'k') return 'list';
  return null;
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.closest('input, textarea, select, [contenteditable=true], [role=textbox], [role=spinbutton]') !== null;
}
