import { useMe } from '../../app/me.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PracticeOverview } from './PracticeOverview.tsx';
import { VisitWeeks } from './VisitWeeks.tsx';

/** Where an administrator starts: the practice in a few counted lines, and how its weeks went. */
export default function OverviewPage() {
  const me = useMe();
  return (
    <>
      <PageHeader title="Overview" about={me.practice.name} />
      <div className="grid max-w-6xl items-start gap-x-12 gap-y-10 xl:grid-cols-2">
        <PracticeOverview />
        <VisitWeeks />
      </div>
    </>
  );
}
