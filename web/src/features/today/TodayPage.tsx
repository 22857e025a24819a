import { Link } from 'react-aria-components/Link';
import { useMe } from '../../app/me.ts';
import { useVisitPanels } from '../../app/visits.tsx';
import { greeting, longDay } from '../../lib/dates.ts';
import { useNow } from '../../lib/useNow.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { DayPart } from './DayPart.tsx';
import { MyWork } from './MyWork.tsx';
import { summaryOf } from './rows.ts';
import { useDay } from './useDay.ts';

/** The start of a clinician's day: whom they see, what each visit still needs, and what else waits. */
export default function TodayPage() {
  const me = useMe();
  const now = useNow();
  const panels = useVisitPanels();
  const { read, visits, rows, zone } = useDay(now, 'mine');
  const about = [longDay(now, zone), read.isSuccess ? summaryOf(visits) : null].filter(Boolean).join(' · ');
  return (
    <>
      <PageHeader
        title={`${greeting(now, zone)}, ${me.name.split(' ')[0]}`}
        about={about}
        actions={<Button onPress={() => panels.book({})}>Book visit</Button>}
      />
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,2fr)_minmax(16rem,1fr)]">
        <section aria-label="My visits" className="min-w-0">
          <DayPart
            read={read}
            rows={rows}
            zone={zone}
            now={now}
            onOpen={panels.open}
            empty="Look at the week, or book somebody in."
            action={
              <Link href="/calendar" className={buttonClass('primary')}>
                Open calendar
              </Link>
            }
          />
        </section>
        <MyWork now={now} />
      </div>
    </>
  );
}
