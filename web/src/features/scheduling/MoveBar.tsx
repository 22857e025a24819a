import { CircleCheck, TriangleAlert } from 'lucide-react';

/** What is being moved, where it would go, and why it may not: said to the eye and to the ear in the same words. */
export function MoveBar({
  what,
  problem,
  by,
}: {
  what: string | null;
  problem: string | null;
  by: 'pointer' | 'keys';
}) {
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-30 flex justify-center px-4"
    >
      {what ? (
        <div className="max-w-xl rounded-surface border border-line bg-raised px-4 py-2.5 shadow-float">
          <p className="font-medium tabular-nums">{what}</p>
          <p className={`mt-0.5 flex items-start gap-1.5 text-sm ${problem ? 'text-danger' : 'text-ink-muted'}`}>
            {problem ? (
              <TriangleAlert aria-hidden size={14} className="mt-0.5 shrink-0" />
            ) : (
              <CircleCheck aria-hidden size={14} className="mt-0.5 shrink-0" />
            )}
            {problem ?? 'Free.'}
          </p>
          {by === 'keys' ? (
            <p className="mt-1 text-xs text-ink-muted">
              Arrow keys move it, Enter puts it there, Esc leaves it where it was.
            </p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
