import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Topic } from './functions.gen.ts';
import { connect, type Ending } from './liveConnection.ts';

/** Which reads show a topic: those with a word in their name that begins with one of these. */
const shownBy: Record<Topic, readonly string[]> = {
  appointments: [
    'appointment',
    'visit',
    'day',
    'slot',
    'series',
    'schedule',
    'blocked',
    'timeline',
    'overview',
    'work',
  ],
  clients: ['client', 'care', 'consent', 'contact', 'guardian', 'release', 'supervision', 'break', 'overview'],
  clinical_notes: ['note', 'cosign', 'treatment', 'day', 'timeline', 'overview', 'work'],
  documents: ['document', 'signature', 'file', 'timeline'],
  charges: ['charge', 'ledger', 'balance', 'receivable', 'billing', 'overview', 'work'],
  claims: ['claim', 'remittance', 'denial', 'eligibility', 'billing', 'timeline', 'overview', 'work'],
  payments: [
    'payment',
    'ledger',
    'balance',
    'receivable',
    'statement',
    'remittance',
    'billing',
    'day',
    'timeline',
    'overview',
  ],
  notifications: ['notification'],
};

/** Whether a read of this name shows the topic. */
export function shows(topic: Topic, read: string): boolean {
  const words = read.split('-').slice(1);
  return words.some((word) => shownBy[topic].some((beginning) => word.startsWith(beginning)));
}

function isTopic(word: string): word is Topic {
  return Object.hasOwn(shownBy, word);
}

/** Reads again what shows one of these; everything, if a word says so or is not known here. */
export function refresh(client: QueryClient, words: ReadonlySet<string>): Promise<void> {
  const topics = [...words].filter(isTopic);
  if (topics.length < words.size) return client.invalidateQueries();
  return client.invalidateQueries({
    predicate: ({ queryKey: [read] }) => topics.some((topic) => shows(topic, String(read))),
  });
}

/**
 * Keeps what is on the screen current: whatever somebody else of the practice changes is read again. A hidden tab
 * catches up when it is looked at. A locked screen does not listen, and reads everything again once it is open.
 */
export function useLiveUpdates({ enabled, onEnded }: { enabled: boolean; onEnded: (why: Ending) => void }) {
  const client = useQueryClient();
  const listenedBefore = useRef(false);

  useEffect(() => {
    if (!enabled || typeof EventSource === 'undefined') return;
    const waiting = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const catchUp = () => {
      timer = undefined;
      if (document.hidden || waiting.size === 0) return;
      const words = new Set(waiting);
      waiting.clear();
      refresh(client, words);
    };
    const heard = (word: string) => {
      waiting.add(word);
      // Not every screen of the practice in the same moment.
      timer ??= setTimeout(catchUp, 100 + Math.random() * 300);
    };
    const disconnect = connect({ fresh: !listenedBefore.current, onChanged: heard, onEnded });
    listenedBefore.current = true;
    document.addEventListener('visibilitychange', catchUp);
    return () => {
      clearTimeout(timer);
      disconnect();
      document.removeEventListener('visibilitychange', catchUp);
    };
  }, [enabled, client, onEnded]);
}
