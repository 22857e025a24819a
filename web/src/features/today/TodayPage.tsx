import { CalendarDays } from 'lucide-react';
import { useMe } from '../../app/me.ts';
import { greeting, longDay } from '../../lib/dates.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { PracticeOverview } from './PracticeOverview.tsx';

/** The start of the day. It shows what the server counts and nothing else. */
export default function TodayPage() {
  const me = useMe();
  const now = new Date();
  const zone = me.practice.timeZone;
  const runsPractice = me.roles.includes('administrator');
  return (
    <>
      <PageHeader title={`${greeting(now, zone)}, ${me.name.split(' ')[0]}`} about={longDay(now, zone)} />
      {runsPractice ? (
        <section className="max-w-2xl" aria-labelledby="practice">
          <h2 id="practice" className="pb-3 text-md font-semibold">
            {me.practice.name}
          </h2>
          <PracticeOverview />
        </section>
      ) : (
        <EmptyState icon={<CalendarDays aria-hidden size={20} />} title="Your visits will be here">
          This version has no calendar yet. Your account and your keyboard map are behind your initials, top right.
        </EmptyState>
      )}
    </>
  );
}
