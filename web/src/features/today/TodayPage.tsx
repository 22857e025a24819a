import { CalendarDays } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import { useMe } from '../../app/me.ts';
import { greeting, longDay } from '../../lib/dates.ts';
import { buttonClass } from '../../ui/Button.tsx';
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
      <EmptyState
        icon={<CalendarDays aria-hidden size={20} />}
        title="Your visits will be here"
        action={
          <Link href="/clients" className={buttonClass('primary')}>
            Open clients
          </Link>
        }
      >
        This version has no calendar yet. Your clients and their charts are here already.
      </EmptyState>
    </>
  );
}
