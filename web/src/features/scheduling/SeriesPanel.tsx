import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import type { Series, Visit } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { useVisitPanels } from '../../app/visits.tsx';
import { day, moment, time } from '../../lib/dates.ts';
import { may, statusNames, statusTones, whoOf } from '../../lib/visits.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { linesOf, ruleWords, type SeriesLine, tally } from './series.ts';
import type { Mode } from './VisitActions.tsx';

/** The series a visit belongs to: its rule, and what became of each of its visits. */
export function SeriesPanel({
  visit,
  id,
  onMode,
  onClose,
}: {
  visit: Visit;
  id: string;
  onMode: (mode: Mode) => void;
  onClose: () => void;
}) {
  const series = useQuery(query('get-appointment-series', { id }));
  return (
    <SidePanel title={`Series of ${whoOf(visit)}`} isOpen onClose={onClose}>
      <div className="flex flex-col gap-6">
        <div>
          <Button size="small" icon={<ArrowLeft aria-hidden size={16} />} onPress={() => onMode('seen')}>
            Back to the visit
          </Button>
        </div>
        {series.isPending ? <Skeleton rows={6} /> : null}
        {series.isError ? (
          <ErrorState
            message={series.error.message}
            requestId={series.error.requestId}
            onRetry={() => series.refetch()}
          />
        ) : null}
        {series.isSuccess ? <Known series={series.data} here={visit} onMode={onMode} /> : null}
      </div>
    </SidePanel>
  );
}

function Known({ series, here, onMode }: { series: Series; here: Visit; onMode: (mode: Mode) => void }) {
  const zone = useMe().practice.timeZone;
  const lines = linesOf(series);
  const rule = ruleWords(series.rule);
  const following = lines.filter((line) => line.visit.starts_at >= here.starts_at && may(line.visit, 'cancel'));
  return (
    <>
      <div>
        <p className="text-md font-semibold">{rule ?? 'Repeated visits'}</p>
        <p className="text-ink-muted tabular-nums">
          {lines.length} visits from {moment(series.first_at, zone)}: {tally(lines)}
        </p>
      </div>
      <ol className="divide-y divide-line border-y border-line">
        {lines.map((line) => (
          <Line key={line.visit.id} line={line} here={line.visit.id === here.id} zone={zone} />
        ))}
      </ol>
      {following.length > 1 ? (
        <div>
          <Button onPress={() => onMode('cancel_following')}>Cancel from this visit on…</Button>
        </div>
      ) : null}
    </>
  );
}

function Line({ line: { visit, movedFrom }, here, zone }: { line: SeriesLine; here: boolean; zone: string }) {
  const panels = useVisitPanels();
  const when = `${day(visit.starts_at, zone)}, ${time(visit.starts_at, zone)}`;
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 py-1">
      <div className="min-w-0 tabular-nums">
        {here ? (
          <span className="font-semibold" aria-current="true">
            {when}
          </span>
        ) : (
          <button
            type="button"
            className="inline-flex min-h-6 items-center rounded-control font-medium hover:underline"
            onClick={() => panels.open(visit.id)}
          >
            {when}
          </button>
        )}
        {here ? <span className="ml-2 text-sm text-ink-muted">This visit</span> : null}
        {movedFrom ? <p className="text-sm text-ink-muted">Moved from {moment(movedFrom, zone)}</p> : null}
      </div>
      <Badge tone={statusTones[visit.status]}>{statusNames[visit.status]}</Badge>
    </li>
  );
}
