import { type RefObject, useEffect } from 'react';

/** What the keys of a list lead to: the elements marked `data-row`, in their order. */
function rowsIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
}

/**
 * j and k walk through a list's rows from wherever the focus is; from outside, j enters at its first row. Not while
 * somebody types, nor while a dialog is open above the list, nor where single keys are switched off.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>, on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !['j', 'k'].includes(event.key)) return;
      const target = event.target instanceof Element ? event.target : null;
      if (
        target?.closest('input, textarea, select, [contenteditable=true], [role=dialog], [role=listbox], [role=menu]')
      )
        return;
      if (document.querySelector('[role=dialog]')) return;
      const rows = rowsIn(list.current);
      const at = rows.findIndex((row) => row === target || row.closest('li, tr')?.contains(target));
      const next = event.key === 'j' ? rows[at + 1] : at > 0 ? rows[at - 1] : undefined;
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [list, on]);
}
