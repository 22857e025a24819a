/*
 * Whether somebody is at the screen. A page refreshes itself while its person is away; the server must not take that
 * for a sign that they are there, or an unattended screen would never be signed out.
 */

/** What a person does to a page. */
export const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** How long after the last sign somebody still counts as being there. */
const attendedMs = 60_000;

// A page is opened by somebody.
let lastSign = Date.now();

if (typeof window !== 'undefined') {
  const here = () => {
    lastSign = Date.now();
  };
  for (const sign of signs) window.addEventListener(sign, here, { passive: true, capture: true });
}

export function isAttended(): boolean {
  return Date.now() - lastSign < attendedMs;
}
