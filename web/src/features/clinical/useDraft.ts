import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call, send } from '../../api/call.ts';
import type { Note } from '../../api/functions.gen.ts';
import { Draft } from './draft.ts';

/** The draft of a note for as long as it is edited: saved when the page is left, hidden or online again. */
export function useDraft(note: Note): Draft {
  const client = useQueryClient();
  const [draft] = useState(
    () =>
      new Draft(note, {
        save: (save, leaving) => send('save-note', save, leaving),
        load: () => call('get-note', { id: note.id }),
      }),
  );
  useSyncExternalStore(draft.subscribe, draft.snapshot);

  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && draft.leave();
    const leaving = () => draft.leave();
    const back = () => draft.tryAgain();
    const guard = (event: BeforeUnloadEvent) => {
      if (draft.unsafe) event.preventDefault();
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', leaving);
    window.addEventListener('beforeunload', guard);
    window.addEventListener('online', back);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', leaving);
      window.removeEventListener('beforeunload', guard);
      window.removeEventListener('online', back);
      // Another page of the app is opened: what was typed is saved behind its back, and lists show it.
      void draft.flush().finally(() => {
        draft.stop();
        for (const read of ['get-note', 'get-notes', 'get-my-notes'] as const)
          void client.invalidateQueries({ queryKey: [read] });
      });
    };
  }, [draft, client]);
  return draft;
}
