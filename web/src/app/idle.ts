import { useCallback, useEffect, useState } from 'react';
import { signs } from '../lib/attention.ts';

/*
 * Locks an unattended screen. All tabs of this browser share one clock: working in one keeps the others open, locking
 * one locks them all. The page below stays as it is, with everything typed in it.
 */

export type IdleState = 'active' | 'warning' | 'locked';

/** What an untouched screen should be after this long. The warning leaves two minutes to come back. */
export function idleState(idleMs: number, limitMs: number): IdleState {
  if (idleMs >= limitMs) return 'locked';
  return idleMs >= limitMs - Math.min(120_000, limitMs / 2) ? 'warning' : 'active';
}

/** Locks this screen and every other tab's. */
export function lockScreens(): void {
  const channel = new BroadcastChannel('idle');
  channel.postMessage('lock');
  channel.close();
}

export function useIdleLock(minutes: number) {
  const [state, setState] = useState<IdleState>('active');
  const [channel] = useState(() => new BroadcastChannel('idle'));

  const lock = useCallback(() => {
    setState('locked');
    channel.postMessage('lock');
  }, [channel]);
  const unlock = useCallback(() => {
    setState('active');
    channel.postMessage('unlock');
  }, [channel]);

  useEffect(() => {
    let lastSeen = Date.now();
    let lastTold = 0;
    const here = () => {
      lastSeen = Date.now();
      setState((now) => (now === 'locked' ? now : 'active'));
      if (lastSeen - lastTold > 5000) {
        lastTold = lastSeen;
        channel.postMessage('here');
      }
    };
    const heard = ({ data }: MessageEvent) => {
      if (data === 'lock') setState('locked');
      else if (data === 'unlock') {
        lastSeen = Date.now();
        setState('active');
      } else {
        lastSeen = Date.now();
        setState((now) => (now === 'locked' ? now : 'active'));
      }
    };
    const check = () => {
      const due = idleState(Date.now() - lastSeen, minutes * 60_000);
      setState((now) => (now === 'locked' ? now : due));
    };
    // A laptop that slept finds out when it wakes, not at the next tick.
    const timer = setInterval(check, 5000);
    for (const sign of signs) window.addEventListener(sign, here, { passive: true, capture: true });
    document.addEventListener('visibilitychange', check);
    channel.addEventListener('message', heard);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, here, { capture: true });
      document.removeEventListener('visibilitychange', check);
      channel.removeEventListener('message', heard);
    };
  }, [minutes, channel]);

  return { state, lock, unlock };
}
