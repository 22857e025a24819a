/** Looks shared by everything that opens as a list: select, combo box, menu, palette. */
export const popoverClass =
  'rounded-surface border border-line bg-raised text-ink shadow-float data-entering:animate-appear outline-none';

export const listClass = 'max-h-80 overflow-auto p-1 outline-none';

export const itemClass =
  'group flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 py-1 text-base outline-none data-focused:bg-hover data-disabled:text-ink-muted data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-focus';
