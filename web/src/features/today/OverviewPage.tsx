import { useMe } from '../../app/me.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PracticeOverview } from './PracticeOverview.tsx';

/** Where an administrator starts: the practice in a few counted lines. */
export default function OverviewPage() {
  const me = useMe();
  return (
    <>
      <PageHeader title="Overview" about={me.practice.name} />
      <div className="max-w-2xl">
        <PracticeOverview />
      </div>
    </>
  );
}
