import { useCall } from '../api/query.ts';

/** Everything that shows visits, and shows something else after one has taken a step. */
export const visitReads = [
  'get-appointments',
  'get-appointment',
  'get-appointment-changes',
  'get-appointment-series',
] as const;

/** The steps of a visit that need no more than a press: the client has come, it begins, it is over. */
export function useVisitSteps() {
  const checkIn = useCall('check-in-appointment', { refreshes: visitReads });
  const start = useCall('start-appointment', { refreshes: visitReads });
  const checkOut = useCall('check-out-appointment', { refreshes: visitReads });
  const steps = { check_in: checkIn, start, check_out: checkOut } as const;
  const running = Object.values(steps).find((step) => step.isPending);
  return {
    /** The visit on which a step is being taken. */
    pendingId: running?.variables?.id ?? null,
    error: checkIn.error ?? start.error ?? checkOut.error,
    take: (step: keyof typeof steps, visit: { id: string }, options?: Parameters<typeof checkIn.mutate>[1]) =>
      steps[step].mutate({ id: visit.id }, options),
  };
}

/** What the steps are called on buttons, in the order in which they come. */
export const stepNames = { check_in: 'Check in', start: 'Start session', check_out: 'Check out' } as const;
export type VisitStep = keyof typeof stepNames;

/** The step that comes next, if one of these may be taken. */
export function nextStep(allowed: readonly string[]): VisitStep | null {
  const order: VisitStep[] = ['check_in', 'start', 'check_out'];
  return order.find((step) => allowed.includes(step)) ?? null;
}
