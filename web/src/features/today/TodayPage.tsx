import { CalendarDays } from 'lucide-react';
import { useMe } from '../../app/me.ts';
import { greeting, longDay } from '../../lib/dates.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState } from '../../ui/States.tsx';

/** The start of the day. It shows what the server counts and nothing else. */
export default function TodayPage() {
  const me = useMe();
  const now = new Date();
  const zone = me.practice.timeZone;
  return (
    <>
      <PageHeader title={`${greeting(now, zone)}, ${me.name.split(' ')[0]}`} about={longDay(now, zone)} />
      <EmptyState icon={<CalendarDays aria-hidden size={20} />} title="Your visits will be here">
        This version has no calendar yet. Your account and the keyboard map are behind your initials, top right.
      </EmptyState>
    </>
  );
}
