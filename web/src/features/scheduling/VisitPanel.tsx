import { useQuery } from '@tanstack/react-query';
import { CalendarPlus, Repeat } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import type { Visit } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { bookers, type Wanted } from '../../app/visits.tsx';
import { day, moment, time, timeRange } from '../../lib/dates.ts';
import { chartPath, clientName } from '../../lib/names.ts';
import { modalityNames, placeOf, statusNames, statusTones, whoOf } from '../../lib/visits.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { CancelPanel } from './CancelPanel.tsx';
import { EditVisitPanel } from './EditVisitPanel.tsx';
import { History } from './History.tsx';
import { NoShowPanel } from './NoShowPanel.tsx';
import { ReschedulePanel } from './ReschedulePanel.tsx';
import { SeriesPanel } from './SeriesPanel.tsx';
import { type Mode, VisitActions } from './VisitActions.tsx';
import { cancelReasonNames } from './words.ts';

/** One visit beside the page: what is known of it, and what may be done with it now. */
export default function VisitPanel({
  id,
  onMove,
  onBook,
  onClose,
}: {
  id: string;
  /** Carries it over the grid with the keys, where the page has one. */
  onMove?: (() => void) | undefined;
  onBook: (wanted: Wanted) => void;
  onClose: () => void;
}) {
  const visit = useQuery(query('get-appointment', { id }));
  const [mode, setMode] = useState<Mode>('seen');
  const back = () => setMode('seen');
  if (!visit.data) {
    return (
      <SidePanel title="Visit" isOpen onClose={onClose}>
        {visit.isError ? (
          <ErrorState message={visit.error.message} requestId={visit.error.requestId} onRetry={() => visit.refetch()} />
        ) : (
          <Skeleton rows={4} />
        )}
      </SidePanel>
    );
  }
  if (mode === 'cancel') return <CancelPanel visit={visit.data} onClose={back} onDone={onClose} />;
  if (mode === 'cancel_following')
    return <CancelPanel visit={visit.data} scope="following" onClose={() => setMode('series')} onDone={onClose} />;
  if (mode === 'edit') return <EditVisitPanel visit={visit.data} onClose={back} />;
  if (mode === 'no_show') return <NoShowPanel visit={visit.data} onClose={back} />;
  if (mode === 'reschedule') return <ReschedulePanel visit={visit.data} onClose={back} onDone={onClose} />;
  if (mode === 'series' && visit.data.series_id)
    return <SeriesPanel visit={visit.data} id={visit.data.series_id} onMode={setMode} onClose={onClose} />;
  return <Seen visit={visit.data} onMove={onMove} onBook={onBook} onMode={setMode} onClose={onClose} />;
}

function Seen({
  visit,
  onMove,
  onBook,
  onMode,
  onClose,
}: {
  visit: Visit;
  onMove: (() => void) | undefined;
  onBook: (wanted: Wanted) => void;
  onMode: (mode: Mode) => void;
  onClose: () => void;
}) {
  const me = useMe();
  const zone = me.practice.timeZone;
  const mayBook = mayOpen(me.roles, bookers);
  return (
    <SidePanel title={whoOf(visit)} isOpen onClose={onClose}>
      <div className="flex flex-col gap-6">
        <div>
          <div className="flex flex-wrap items-center gap-2">
            <Badge tone={statusTones[visit.status]}>{statusNames[visit.status]}</Badge>
            {visit.off_schedule ? <Badge tone="warn">Outside of hours</Badge> : null}
          </div>
          <p className="mt-2 text-md font-semibold tabular-nums">
            {day(visit.starts_at, zone)}, {timeRange(visit.starts_at, visit.ends_at, zone)}
          </p>
          <p className="text-ink-muted">{[visit.type_name, visit.clinician_name].join(' · ')}</p>
        </div>
        <VisitActions visit={visit} onMove={onMove} onMode={onMode} onClose={onClose} />
        <Facts facts={factsOf(visit, zone, () => onMode('series'))} />
        {mayBook && visit.clients.length > 0 ? (
          <div className="border-t border-line pt-4">
            <Button icon={<CalendarPlus aria-hidden size={16} />} onPress={() => onBook({ like: visit })}>
              Book the next one
            </Button>
          </div>
        ) : null}
        <History id={visit.id} />
      </div>
    </SidePanel>
  );
}

function factsOf(visit: Visit, zone: string, onSeries: () => void) {
  const clients = (
    <ul>
      {visit.clients.map((client) => (
        <li key={client.client_id}>
          <Link
            href={chartPath(client.client_id)}
            className="inline-flex min-h-6 items-center font-medium hover:underline"
          >
            {clientName(client)}
          </Link>{' '}
          <span className="text-sm text-ink-muted tabular-nums">
            {[client.pronouns, client.mrn].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
      {visit.hidden_clients > 0 ? <li className="text-ink-muted">and {visit.hidden_clients} others</li> : null}
    </ul>
  );
  const held = [
    visit.checked_in_at ? `came ${time(visit.checked_in_at, zone)}` : null,
    visit.started_at ? `began ${time(visit.started_at, zone)}` : null,
    visit.ended_at ? `ended ${time(visit.ended_at, zone)}` : null,
  ].filter(Boolean);
  const reason = [visit.cancel_reason ? cancelReasonNames[visit.cancel_reason] : null, visit.status_reason]
    .filter(Boolean)
    .join(': ');
  const facts: [string, React.ReactNode][] = [
    [visit.clients.length + visit.hidden_clients > 1 ? 'Clients' : 'Client', clients],
    ['Where', visit.modality === 'in_person' ? placeOf(visit) : modalityNames[visit.modality]],
  ];
  if (visit.series_id)
    facts.push([
      'Series',
      <Button key="series" size="small" icon={<Repeat aria-hidden size={16} />} onPress={onSeries}>
        All visits of the series
      </Button>,
    ]);
  if (held.length > 0)
    facts.push([
      'Held',
      <span key="held" className="tabular-nums">
        {held.join(', ')}
      </span>,
    ]);
  if (reason) facts.push(['Reason', reason]);
  if (visit.note) facts.push(['Note', visit.note]);
  if (visit.time_zone !== zone)
    facts.push(['Agreed in', `${moment(visit.starts_at, visit.time_zone)} (${visit.time_zone})`]);
  return facts;
}
