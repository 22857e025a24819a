import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

/**
 * Somebody else saved what a form is about while it was open. Nothing is written over unseen: it says how things stand
 * now, and the person chooses which of the two goes on.
 */
export function StaleNotice({
  title,
  children,
  onTheirs,
  onMine,
}: {
  title: string;
  children: ReactNode;
  /** Begins again from what was saved. */
  onTheirs: () => void;
  /** Goes on with what was typed; left out where it cannot be saved any more. */
  onMine?: (() => void) | undefined;
}) {
  return (
    <div role="alert">
      <Notice
        tone="warn"
        title={title}
        action={
          <span className="flex flex-wrap gap-2">
            <Button size="small" onPress={onTheirs}>
              Start from theirs
            </Button>
            {onMine ? (
              <Button size="small" onPress={onMine}>
                Keep mine
              </Button>
            ) : null}
          </span>
        }
      >
        {children}
      </Notice>
    </div>
  );
}
