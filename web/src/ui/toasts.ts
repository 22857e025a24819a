import { useSyncExternalStore } from 'react';
import type { Tone } from './tone.tsx';

export interface Toast {
  id: number;
  tone: Tone;
  message: string;
  action?: { label: string; onPress: () => void };
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/**
 * Says that something happened, without taking the keyboard. A toast with an action, or about a failure, stays until
 * it is closed; others leave after seven seconds.
 */
export function toast(message: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}): number {
  const tone = options.tone ?? 'good';
  const id = nextId++;
  const entry: Toast = options.action ? { id, tone, message, action: options.action } : { id, tone, message };
  publish([...toasts.slice(-2), entry]);
  if (!options.action && tone !== 'danger') setTimeout(() => dismissToast(id), 7000);
  return id;
}

export function dismissToast(id: number): void {
  publish(toasts.filter((entry) => entry.id !== id));
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
