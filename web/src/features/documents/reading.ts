import { type RefObject, useLayoutEffect } from 'react';

/** Gives the keys to what was opened to be read, unless they are at work elsewhere in its dialog already. */
export function useFocusOnArrival(region: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const place = region.current;
    if (place && place.closest('[role=dialog]') === document.activeElement) place.focus({ preventScroll: true });
  }, [region]);
}
