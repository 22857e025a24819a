import { useSyncExternalStore } from 'react';

const phone = '(max-width: 639px)';

function follow(changed: () => void) {
  const media = window.matchMedia(phone);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

/** The window is a phone's: for what is laid out so differently there that a style sheet cannot do it. */
export function useNarrow(): boolean {
  return useSyncExternalStore(follow, () => window.matchMedia(phone).matches);
}
