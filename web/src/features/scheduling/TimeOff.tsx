import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ExceptionKind, ScheduleException } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { timeOffToDecide } from '../../app/openVisits.ts';
import { day, moment } from '../../lib/dates.ts';
import { addDays, dayOf, startOf } from '../../lib/zone.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { toast } from '../../ui/toasts.ts';
import { exceptionNames, exceptionStates } from './words.ts';

const reads = ['get-schedule-exceptions', 'get-available-slots'] as const;
const kinds = (Object.keys(exceptionNames) as ExceptionKind[]).map((value) => ({
  value,
  label: exceptionNames[value],
}));

/** Time off: asked for by the clinician, decided by an administrator or the supervisor. */
export function TimeOff({
  clinicianId,
  today,
  zone,
}: {
  /** Whose; null for all requests that wait for a decision. */
  clinicianId: string | null;
  today: string;
  zone: string;
}) {
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const [denying, setDenying] = useState<ScheduleException | null>(null);
  const span = useMemo(
    () => ({
      from: startOf(today, zone).toISOString(),
      to: startOf(addDays(today, 365), zone).toISOString(),
      clinician_ids: clinicianId ? [clinicianId] : [],
    }),
    [today, zone, clinicianId],
  );
  const exceptions = useQuery(clinicianId ? query('get-schedule-exceptions', span) : timeOffToDecide(today, zone));
  const approve = useCall('approve-schedule-exception', { refreshes: reads });
  const withdraw = useCall('withdraw-schedule-exception', { refreshes: reads });
  const told = { onError: (failure: { message: string }) => toast(failure.message, { tone: 'danger' as const }) };
  const own = clinicianId === me.id;
  const decides = mayOpen(me.roles, ['administrator']) || (mayOpen(me.roles, ['supervisor']) && !own);
  return (
    <>
      <Lines
        title={clinicianId ? 'Time off' : 'Time off to decide'}
        about="From today on. Once it is approved, nothing is booked then."
        lines={exceptions}
        empty={clinicianId ? 'No time off is planned.' : 'No request waits.'}
        keyOf={(one) => one.id}
        line={(one) => (
          <Line
            title={spanWords(one, zone)}
            details={[
              clinicianId ? null : one.clinician_name,
              exceptionNames[one.kind],
              one.note,
              one.booked_visits > 0 ? `${one.booked_visits} visits are still booked then` : null,
              one.decision_note,
              one.decided_by_name && one.decided_at ? `${one.decided_by_name}, ${moment(one.decided_at, zone)}` : null,
            ]}
            state={<Badge tone={exceptionStates[one.status].tone}>{exceptionStates[one.status].word}</Badge>}
            actions={
              <>
                {one.status === 'requested' && decides ? (
                  <>
                    <Button
                      size="small"
                      isPending={approve.isPending && approve.variables?.id === one.id}
                      onPress={() => approve.mutate({ id: one.id }, told)}
                    >
                      Approve
                    </Button>
                    <Button size="small" onPress={() => setDenying(one)}>
                      Deny…
                    </Button>
                  </>
                ) : null}
                {(one.status === 'requested' || one.status === 'approved') && (own || decides) ? (
                  <Button
                    size="small"
                    isPending={withdraw.isPending && withdraw.variables?.id === one.id}
                    onPress={() => withdraw.mutate({ id: one.id }, told)}
                  >
                    Take back
                  </Button>
                ) : null}
              </>
            }
          />
        )}
        add={
          clinicianId && (own || decides) ? { label: 'Ask for time off', onPress: () => setAsking(true) } : undefined
        }
      />
      {asking && clinicianId ? (
        <AskPanel clinicianId={clinicianId} today={today} zone={zone} onClose={() => setAsking(false)} />
      ) : null}
      {denying ? <DenyPanel exception={denying} onClose={() => setDenying(null)} /> : null}
    </>
  );
}

/** "Mon, Jan 4 – Fri, Jan 8", or one day. */
function spanWords(one: ScheduleException, zone: string): string {
  const last = new Date(Date.parse(one.ends_at) - 60_000);
  const sameDay = dayOf(one.starts_at, zone) === dayOf(last, zone);
  return sameDay ? day(one.starts_at, zone) : `${day(one.starts_at, zone)} – ${day(last, zone)}`;
}

function AskPanel({
  clinicianId,
  today,
  zone,
  onClose,
}: {
  clinicianId: string;
  today: string;
  zone: string;
  onClose: () => void;
}) {
  const ask = useCall('request-schedule-exception', { refreshes: reads });
  return (
    <LinePanel<{ kind: string; first: string; last: string; note: string }>
      title="Ask for time off"
      submitLabel="Ask for time off"
      start={{ kind: 'time_off', first: today, last: '', note: '' }}
      fields={[
        { name: 'kind', label: 'Why', kind: 'choice', options: kinds, missing: 'Choose why.' },
        { name: 'first', label: 'First day', kind: 'date', missing: 'Enter the first day.' },
        { name: 'last', label: 'Last day', kind: 'date', help: 'The same day, if it is left empty.' },
        { name: 'note', label: 'Note', kind: 'area' },
      ]}
      loading={ask.isPending}
      submitError={ask.error}
      onClose={onClose}
      onSave={({ kind, first, last, note }) =>
        ask.mutate(
          {
            clinician_id: clinicianId,
            kind: kind as ExceptionKind,
            starts_at: startOf(first, zone).toISOString(),
            ends_at: startOf(addDays(last || first, 1), zone).toISOString(),
            note: note.trim() || null,
          },
          {
            onSuccess: () => {
              toast('Time off is asked for');
              onClose();
            },
          },
        )
      }
    />
  );
}

function DenyPanel({ exception, onClose }: { exception: ScheduleException; onClose: () => void }) {
  const deny = useCall('deny-schedule-exception', { refreshes: reads });
  return (
    <LinePanel<{ reason: string }>
      title={`Deny time off of ${exception.clinician_name}`}
      submitLabel="Deny"
      start={{ reason: '' }}
      fields={[{ name: 'reason', label: 'Reason', kind: 'area', missing: 'Write why not.' }]}
      loading={deny.isPending}
      submitError={deny.error}
      onClose={onClose}
      onSave={({ reason }) =>
        deny.mutate(
          { id: exception.id, reason: reason.trim() },
          {
            onSuccess: () => {
              toast('The time off is denied');
              onClose();
            },
          },
        )
      }
    />
  );
}
