import { Check, CircleAlert, GitCompareArrows, LoaderCircle } from 'lucide-react';

export type Saving =
  | { state: 'unsaved' }
  | { state: 'saving' }
  | { state: 'saved'; at: string }
  | { state: 'failed' }
  | { state: 'conflict'; by: string };

/** Whether what was typed is safe, in words, next to where it is typed. */
export function SaveState({ saving }: { saving: Saving }) {
  return (
    <span role="status" className="inline-flex items-center gap-1 text-sm text-ink-muted">
      {saving.state === 'unsaved' ? 'Not saved yet' : null}
      {saving.state === 'saving' ? (
        <>
          <LoaderCircle aria-hidden size={14} className="animate-spin" /> Saving…
        </>
      ) : null}
      {saving.state === 'saved' ? (
        <>
          <Check aria-hidden size={14} className="text-good" /> Saved {saving.at}
        </>
      ) : null}
      {saving.state === 'failed' ? (
        <span className="inline-flex items-center gap-1 font-medium text-danger">
          <CircleAlert aria-hidden size={14} /> Not saved. Your text is kept here and tried again.
        </span>
      ) : null}
      {saving.state === 'conflict' ? (
        <span className="inline-flex items-center gap-1 font-medium text-warn">
          <GitCompareArrows aria-hidden size={14} /> {saving.by} changed this too. Compare before saving.
        </span>
      ) : null}
    </span>
  );
}
