import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Section } from './PageHeader.tsx';
import { Skeleton } from './Skeleton.tsx';
import { ErrorState } from './States.tsx';

/** What is known of a list that is read: the part of a query that is drawn. */
export interface ReadLines<Row> {
  data: Row[] | undefined;
  isPending: boolean;
  error: { message: string; requestId?: string | undefined } | null;
  refetch: () => unknown;
}

/** A part of a page that is a list: its lines, what to say when there are none, and how to add one. */
export function Lines<Row>({
  title,
  about,
  lines,
  empty,
  keyOf,
  line,
  add,
  actions,
}: {
  title: string;
  about?: string;
  lines: ReadLines<Row>;
  empty: string;
  keyOf: (row: Row) => string;
  line: (row: Row) => ReactNode;
  /** Left out for those who may only read. */
  add?: { label: string; onPress: () => void } | undefined;
  actions?: ReactNode;
}) {
  return (
    <Section
      title={title}
      {...(about ? { about } : {})}
      actions={
        add ? (
          <Button size="small" icon={<Plus aria-hidden size={16} />} onPress={add.onPress}>
            {add.label}
          </Button>
        ) : (
          actions
        )
      }
    >
      {lines.isPending ? <Skeleton rows={2} /> : null}
      {lines.error ? (
        <ErrorState message={lines.error.message} requestId={lines.error.requestId} onRetry={() => lines.refetch()} />
      ) : null}
      {lines.data?.length === 0 ? <p className="text-ink-muted">{empty}</p> : null}
      {lines.data && lines.data.length > 0 ? (
        <ul className="divide-y divide-line border-y border-line">
          {lines.data.map((row) => (
            <li key={keyOf(row)}>{line(row)}</li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

/** One line: what it is, what is known of it, its state and what can be done. */
export function Line({
  title,
  details,
  state,
  actions,
}: {
  title: ReactNode;
  details?: readonly (string | null | undefined | false)[];
  state?: ReactNode;
  actions?: ReactNode;
}) {
  const known = (details ?? []).filter(Boolean);
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium break-words">{title}</p>
        {known.length > 0 ? <p className="text-sm break-words text-ink-muted">{known.join(' · ')}</p> : null}
      </div>
      {state}
      {actions ? <div className="flex gap-1">{actions}</div> : null}
    </div>
  );
}
