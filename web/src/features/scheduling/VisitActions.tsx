import { Move } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import type { Visit } from '../../api/functions.gen.ts';
import { useMe } from '../../app/me.ts';
import { builtPaths } from '../../app/pages.ts';
import { nextStep, stepNames, useVisitSteps, type VisitStep } from '../../app/useVisitSteps.ts';
import { may } from '../../lib/visits.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';

/** What the panel of a visit shows: the visit, its series, or the form of something done with it. */
export type Mode = 'seen' | 'edit' | 'series' | 'cancel' | 'cancel_following' | 'no_show' | 'reschedule';

/** What may be done with a visit now: the next step first, then the rest. */
export function VisitActions({
  visit,
  onMove,
  onMode,
  onClose,
}: {
  visit: Visit;
  onMove: (() => void) | undefined;
  onMode: (mode: Mode) => void;
  onClose: () => void;
}) {
  const me = useMe();
  const steps = useVisitSteps();
  const next = nextStep(visit.allowed_actions);
  const others = (Object.keys(stepNames) as VisitStep[]).filter((step) => step !== next && may(visit, step));
  const writes =
    builtPaths.has('/notes/new') &&
    visit.clinician_id === me.id &&
    ['checked_in', 'in_session', 'completed'].includes(visit.status);
  const busy = steps.pendingId !== null;
  return (
    <div>
      {steps.error ? <FormProblem problem={steps.error} /> : null}
      <div className="flex flex-wrap gap-2">
        {next ? (
          <Button kind="primary" isPending={busy} onPress={() => steps.take(next, visit)}>
            {stepNames[next]}
          </Button>
        ) : null}
        {writes ? (
          <Link
            href={`/notes/new?appointment=${visit.id}`}
            onPress={onClose}
            className={buttonClass(next ? 'secondary' : 'primary')}
          >
            Write note
          </Link>
        ) : null}
        {others.map((step) => (
          <Button key={step} isDisabled={busy} onPress={() => steps.take(step, visit)}>
            {stepNames[step]}
          </Button>
        ))}
        {may(visit, 'reschedule') ? (
          <>
            {onMove ? (
              <Button
                icon={<Move aria-hidden size={16} />}
                onPress={() => {
                  onClose();
                  onMove();
                }}
              >
                Move…
              </Button>
            ) : null}
            <Button onPress={() => onMode('reschedule')}>Reschedule…</Button>
          </>
        ) : null}
        {may(visit, 'update') ? <Button onPress={() => onMode('edit')}>Edit…</Button> : null}
        {may(visit, 'mark_no_show') ? <Button onPress={() => onMode('no_show')}>No-show…</Button> : null}
        {may(visit, 'cancel') ? <Button onPress={() => onMode('cancel')}>Cancel visit…</Button> : null}
      </div>
    </div>
  );
}
