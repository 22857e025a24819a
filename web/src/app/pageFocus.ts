/*
 * When the page changes, the keyboard and the screen reader start at its heading, as after a full page load.
 */

/** Focuses the heading once it is there: pages load their code first. */
export function focusHeading(patience = 2000): void {
  const until = Date.now() + patience;
  const from = document.activeElement;
  const look = () => {
    const heading = document.querySelector<HTMLElement>('[data-page-heading]');
    // Somebody who has already gone elsewhere is not pulled back.
    if (document.activeElement !== from && document.activeElement !== document.body) return;
    if (heading && heading !== document.activeElement) {
      heading.focus({ preventScroll: true });
      document.title = `${heading.textContent} – MentalSpace`;
    } else if (Date.now() < until) setTimeout(look, 30);
  };
  setTimeout(look, 0);
}
