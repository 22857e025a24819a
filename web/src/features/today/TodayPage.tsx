import { useMe } from '../../app/me.ts';
import { greeting, longDay } from '../../lib/dates.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';

/** The start of the day. It shows what the server counts and nothing else. */
export default function TodayPage() {
  const me = useMe();
  const now = new Date();
  const zone = me.practice.time_zone;
  return <PageHeader title={`${greeting(now, zone)}, ${me.name.split(' ')[0]}`} about={longDay(now, zone)} />;
}
