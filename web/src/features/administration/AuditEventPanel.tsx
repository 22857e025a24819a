import type { ReactNode } from 'react';
import type { AuditEvent } from '../../api/functions.gen.ts';
import { useMe } from '../../app/me.ts';
import { actionWords, plainWords } from '../../lib/actions.ts';
import { moment } from '../../lib/dates.ts';
import { Facts } from '../../ui/Facts.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { actorName, fieldChanges, OutcomeBadge, roleWord } from './audit.tsx';

/** One event, with everything that is known of it. */
export function AuditEventPanel({ event, onClose }: { event: AuditEvent | null; onClose: () => void }) {
  return (
    <SidePanel title={event ? actionWords(event.action) : 'Event'} isOpen={event !== null} onClose={onClose}>
      {event ? <EventDetails event={event} /> : null}
    </SidePanel>
  );
}

function EventDetails({ event }: { event: AuditEvent }) {
  const { practice } = useMe();
  const changes = fieldChanges(event.changes);
  const facts: [string, ReactNode][] = [
    ['When', moment(event.occurred_at, practice.timeZone)],
    ['Who', [actorName(event), roleWord(event.actor_role)].filter(Boolean).join(', ')],
    ['Outcome', <OutcomeBadge key="outcome" outcome={event.outcome} />],
    ['About', event.resource ? plainWords(event.resource) : null],
    ['Reason', event.reason],
    ['Address', event.address],
    ['Program', event.user_agent],
    ['Request', event.request_id],
    ['Event', event.id],
  ];
  return (
    <div className="flex flex-col gap-6">
      <Facts facts={facts.flatMap(([label, value]) => (value ? [[label, value] as const] : []))} />
      {changes.length > 0 ? (
        <section>
          <h3 className="mb-2 font-semibold">What changed</h3>
          <ul className="divide-y divide-line border-y border-line">
            {changes.map((change) => (
              <li key={`${change.table}.${change.field}.${change.after}`} className="py-2">
                <p className="text-sm text-ink-muted">
                  {plainWords(change.table)}, {plainWords(change.field).toLowerCase()}
                </p>
                <p className="break-words">
                  <del className="text-danger">{change.before}</del> <span aria-hidden>→</span>{' '}
                  <ins className="text-good no-underline">{change.after}</ins>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
