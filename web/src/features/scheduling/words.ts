import type { CancelReason } from '../../api/functions.gen.ts';

/** Why a visit is called off, as the server's list has it. */
export const cancelReasonNames: Record<CancelReason, string> = {
  client_request: 'Client asked',
  illness: 'Client is ill',
  schedule_conflict: 'Client has something else then',
  no_transportation: 'Client cannot get here',
  emergency: 'Emergency',
  weather: 'Weather',
  insurance_issue: 'Insurance is not in order',
  clinician_unavailable: 'Clinician is not available',
  practice_closed: 'Practice is closed',
  other: 'Something else',
};

export const cancelReasons = (Object.keys(cancelReasonNames) as CancelReason[]).map((value) => ({
  value,
  label: cancelReasonNames[value],
}));

/** The practice called it off: that is never late. */
export function isOurs(reason: CancelReason): boolean {
  return reason === 'clinician_unavailable' || reason === 'practice_closed';
}
