import type {
  BlockKind,
  CancelReason,
  ExceptionKind,
  ExceptionStatus,
  Obstacle,
  Weekday,
} from '../../api/functions.gen.ts';
import type { Tone } from '../../ui/tone.tsx';

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

export const blockNames: Record<BlockKind, string> = {
  meeting: 'Meeting',
  lunch: 'Lunch',
  training: 'Training',
  supervision: 'Supervision',
  documentation: 'Writing notes',
  personal: 'Personal',
  other: 'Kept free',
};

export const exceptionNames: Record<ExceptionKind, string> = {
  time_off: 'Time off',
  sick: 'Sick leave',
  holiday: 'Holiday',
  conference: 'Conference',
  training: 'Training',
  emergency: 'Emergency',
  other: 'Away',
};

export const exceptionStates: Record<ExceptionStatus, { word: string; tone: Tone }> = {
  requested: { word: 'Asked for', tone: 'info' },
  approved: { word: 'Approved', tone: 'good' },
  denied: { word: 'Denied', tone: 'danger' },
  withdrawn: { word: 'Taken back', tone: 'neutral' },
};

/** What stands in the way of a time. The server says that there is something, never what. */
export const obstacleNames: Record<Obstacle, string> = {
  clinician: 'clinician is booked',
  room: 'room is booked',
  client: 'client has another visit',
  blocked: 'time is kept free',
  time_off: 'clinician is away',
  outside_hours: 'outside of hours',
  buffer: 'too close to another visit',
  daily_limit: 'the day is full',
  weekly_limit: 'the week is full',
};

/** Nobody can be in two places; the other obstacles can be set aside on purpose. */
export function isAbsolute(obstacle: Obstacle): boolean {
  return obstacle === 'clinician' || obstacle === 'room' || obstacle === 'client';
}

export const dayNames: Record<Weekday, string> = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
};
