import { useMe } from '../../app/me.ts';
import { actionWords } from '../../lib/actions.ts';
import { moment, time } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { type Stay, stayKind } from './access.ts';

/** Everything one person did in a chart during one stay, the latest first. */
export function StayPanel({
  stay,
  onOnly,
  onClose,
}: {
  stay: Stay;
  /** Shows this person's stays alone; left out where that is so already. */
  onOnly: (() => void) | undefined;
  onClose: () => void;
}) {
  const zone = useMe().practice.timeZone;
  return (
    <SidePanel title={stay.who} isOpen plain={!onOnly} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p className="text-ink-muted tabular-nums">
          {[stay.role, moment(stay.from, zone)].filter(Boolean).join(' · ')}
        </p>
        {onOnly ? (
          <div>
            <Button size="small" onPress={onOnly}>
              Only what {stay.who} did
            </Button>
          </div>
        ) : null}
        <ol className="divide-y divide-line border-y border-line">
          {stay.events.map((event) => {
            const kind = stayKind({ events: [event] });
            return (
              <li key={event.id} className="flex items-start justify-between gap-3 py-2">
                <div className="min-w-0">
                  <p>{actionWords(event.action)}</p>
                  {event.reason ? <p className="text-sm break-words">{event.reason}</p> : null}
                  <p className="text-sm text-ink-muted tabular-nums">{time(event.occurred_at, zone)}</p>
                </div>
                {kind.word === 'Seen' ? null : <Badge tone={kind.tone}>{kind.word}</Badge>}
              </li>
            );
          })}
        </ol>
      </div>
    </SidePanel>
  );
}
