import { CalendarDays } from 'lucide-react';
import type { ReactNode } from 'react';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { DayList, type Visit } from './DayList.tsx';

/** The day as a list, in every state it can be in. */
export function DayPart({
  read,
  rows,
  zone,
  now,
  empty,
  action,
  onOpen,
}: {
  read: {
    isPending: boolean;
    error: { message: string; requestId?: string | undefined } | null;
    refetch: () => unknown;
  };
  rows: readonly Visit[];
  zone: string;
  now: Date;
  /** What to do when there is nothing today. */
  empty: string;
  action: ReactNode;
  onOpen: (id: string) => void;
}) {
  if (read.error) {
    return <ErrorState message={read.error.message} requestId={read.error.requestId} onRetry={() => read.refetch()} />;
  }
  if (read.isPending) return <Skeleton rows={5} label="Reading the day" />;
  if (rows.length === 0) {
    return (
      <EmptyState icon={<CalendarDays aria-hidden size={20} />} title="No visits today" action={action}>
        {empty}
      </EmptyState>
    );
  }
  return <DayList visits={rows} timeZone={zone} now={now} onOpen={onOpen} />;
}
