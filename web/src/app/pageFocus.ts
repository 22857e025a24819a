/*
 * When the page changes, the keyboard and the screen reader start at its heading, as after a full page load.
 */

let last: Element | null = null;

/**
 * Focuses the heading of the new page once it is there: pages load their code first, and a dialog that closes on the
 * way gives the focus back to where it was. Somebody who has already pressed something is not pulled back.
 */
export function focusHeading(tries = 80, pause = 30): void {
  let left = tries;
  let held = 8;
  let busy = false;
  const act = () => {
    busy = true;
  };
  window.addEventListener('keydown', act, true);
  window.addEventListener('pointerdown', act, true);
  const look = () => {
    const heading = document.querySelector<HTMLElement>('[data-page-heading]');
    if (heading && (heading !== last || held < 8)) {
      last = heading;
      held -= 1;
      if (!busy && document.activeElement !== heading) heading.focus({ preventScroll: true });
    }
    left -= 1;
    if (!busy && left > 0 && held > 0) setTimeout(look, pause);
    else {
      window.removeEventListener('keydown', act, true);
      window.removeEventListener('pointerdown', act, true);
    }
  };
  setTimeout(look, 0);
}
