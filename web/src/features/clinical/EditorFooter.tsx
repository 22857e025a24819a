import type { Note } from '../../api/functions.gen.ts';
import { useMe } from '../../app/me.ts';
import { time } from '../../lib/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { SaveState, type Saving } from '../../ui/SaveState.tsx';
import type { Draft } from './draft.ts';
import type { DraftState } from './draftState.ts';

function savingOf(state: DraftState, timeZone: string): Saving {
  switch (state.word) {
    case 'saved':
      return { state: 'saved', at: time(state.at, timeZone) };
    case 'conflict':
      return { state: 'conflict', by: 'Another window' };
    case 'refused':
    case 'closed':
    case 'failed':
      return { state: 'failed' };
    default:
      return { state: state.word };
  }
}

/** Always in sight: whether the words are safe, and the way to the signature. */
export function EditorFooter({ note, draft, onSign }: { note: Note; draft: Draft; onSign: () => void }) {
  const { practice } = useMe();
  const { state } = draft;
  const submits = note.allowed_actions.includes('submit');
  const minutes = note.services.reduce((sum, service) => sum + (service.minutes ?? 0), 0);
  return (
    <footer className="sticky bottom-0 z-10 -mx-4 border-t border-line bg-surface px-4 py-2 sm:-mx-8 sm:px-8">
      <div className="flex flex-wrap items-center justify-end gap-x-6 gap-y-2">
        <div className="mr-auto min-w-0">
          {state.word === 'closed' ? (
            <p role="alert" className="text-sm font-medium text-danger">
              This note was signed in another window. What you typed here since is not part of it: copy it, then reload.
            </p>
          ) : (
            <>
              <SaveState saving={savingOf(state, practice.timeZone)} />
              {(state.word === 'refused' || state.word === 'failed') && state.message ? (
                <p role="alert" className="text-sm text-danger">
                  {state.message}
                </p>
              ) : null}
            </>
          )}
        </div>
        {minutes > 0 ? <span className="text-sm text-ink-muted tabular-nums">{minutes} min</span> : null}
        <Button kind="primary" onPress={onSign} aria-keyshortcuts="Control+Enter">
          {submits ? 'Sign and submit' : 'Sign note'}
        </Button>
      </div>
    </footer>
  );
}
