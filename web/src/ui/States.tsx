import { CloudOff, KeyRound, Lock, RefreshCw, SearchX, Settings2, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';

/*
 * The states a page can be in besides showing its data. All share one anatomy: an icon, one sentence on what is so,
 * what it means, and the next thing to do.
 */

function State({
  icon,
  title,
  children,
  action,
  live,
}: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  live?: 'alert' | 'status';
}) {
  return (
    <div {...(live ? { role: live } : {})} className="flex max-w-lg flex-col items-start gap-2 py-8">
      <span className="inline-flex size-10 items-center justify-center rounded-full bg-hover text-ink-muted">
        {icon}
      </span>
      <p className="mt-1 text-md font-semibold">{title}</p>
      {children ? <div className="text-base text-ink-muted">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}

/** Nothing here yet: one sentence and the next action. */
export function EmptyState({
  title,
  children,
  action,
  icon,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
}) {
  return (
    <State icon={icon ?? <SearchX aria-hidden size={20} />} title={title} action={action}>
      {children}
    </State>
  );
}

/** A read failed: what happened, what to do, and the id under which the server remembers it. */
export function ErrorState({
  title = 'This could not be loaded',
  message,
  requestId,
  onRetry,
}: {
  title?: string;
  message: string;
  requestId?: string | undefined;
  onRetry?: () => void;
}) {
  return (
    <State
      live="alert"
      icon={<TriangleAlert aria-hidden size={20} />}
      title={title}
      action={
        onRetry ? (
          <Button icon={<RefreshCw aria-hidden size={16} />} onPress={onRetry}>
            Try again
          </Button>
        ) : null
      }
    >
      <p>{message}</p>
      {requestId ? <p className="mt-1 text-xs break-all">Request {requestId}</p> : null}
    </State>
  );
}

/** Not allowed: why, and who can change that. Never a dead end. */
export function ForbiddenState({ why, whoCanGrant, action }: { why: string; whoCanGrant: string; action?: ReactNode }) {
  return (
    <State icon={<KeyRound aria-hidden size={20} />} title="You do not have access to this" action={action}>
      <p>{why}</p>
      <p className="mt-1">{whoCanGrant}</p>
    </State>
  );
}

/** A feature whose neighbour has not been set up: what to set, with a link for those who may. */
export function NotConfigured({ what, howTo, action }: { what: string; howTo: string; action?: ReactNode }) {
  return (
    <State icon={<Settings2 aria-hidden size={20} />} title={`${what} is not set up yet`} action={action}>
      <p>{howTo}</p>
    </State>
  );
}

/** A record that can no longer be changed: why, and how to ask. */
export function LockedState({ title, why, action }: { title: string; why: string; action?: ReactNode }) {
  return (
    <State icon={<Lock aria-hidden size={20} />} title={title} action={action}>
      <p>{why}</p>
    </State>
  );
}

/** Sits above the page while there is no connection. What is on screen can be read; nothing can be saved. */
export function OfflineBanner({ since }: { since?: string }) {
  return (
    <div role="status" className="flex items-center gap-2 bg-warn-quiet px-4 py-2 text-sm font-medium text-warn">
      <CloudOff aria-hidden size={16} className="shrink-0" />
      <span>
        No connection{since ? ` since ${since}` : ''}. You can read what is on screen; saving works again once the
        connection is back.
      </span>
    </div>
  );
}

/** Newer data exists. Nothing moves under the reader's eyes until asked. */
export function RefreshChip({ onRefresh }: { onRefresh: () => void }) {
  return (
    <Button size="small" icon={<RefreshCw aria-hidden size={14} />} onPress={onRefresh}>
      Show newer data
    </Button>
  );
}
