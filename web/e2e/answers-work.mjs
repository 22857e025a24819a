// Background work of an invented practice, and who was in a chart.
const id = (n) => `0194c2f8-0000-7000-8000-${String(n).padStart(12, '0')}`;

const jobs = [
  ['send-claim-file', 'dead', 5, '2027-01-05T13:40:00Z', 'unavailable'],
  ['send-outbox-message', 'queued', 2, '2027-01-05T16:30:00Z', 'timeout'],
  ['send-visit-reminders', 'queued', 0, '2027-01-05T17:00:00Z', null],
  ['scan-waiting-file', 'running', 1, '2027-01-05T16:25:00Z', null],
].map(([name, status, attempts, due_at, error_code], index) => ({
  id: id(1700 + index),
  name,
  status,
  attempts,
  max_attempts: 5,
  due_at,
  started_at: attempts > 0 ? '2027-01-05T16:10:00Z' : null,
  finished_at: status === 'dead' ? '2027-01-05T13:40:00Z' : null,
  error_code,
  created_at: '2027-01-05T12:00:00Z',
}));

const runs = [5, 4, 3, 2, 1].map((attempt) => ({
  id: id(1720 + attempt),
  job_id: jobs[0].id,
  name: jobs[0].name,
  attempt,
  started_at: `2027-01-05T1${attempt < 3 ? 2 : 3}:${attempt}0:00Z`,
  ended_at: `2027-01-05T1${attempt < 3 ? 2 : 3}:${attempt}1:00Z`,
  outcome: attempt === 5 ? 'dead' : 'failed',
  error_code: 'unavailable',
  counts: {},
}));

const accesses = [
  ['Noor Castellane', 'administrator', 'get-client-audit-log', 'read', 'success', '16:19', null],
  ['Jonah Perrault', 'therapist', 'save-client-diagnosis', 'write', 'success', '15:22', null],
  ['Jonah Perrault', 'therapist', 'get-client-medications', 'read', 'success', '15:21', null],
  ['Jonah Perrault', 'therapist', 'get-client-flags', 'read', 'success', '15:20', null],
  ['Jonah Perrault', 'therapist', 'touch-recent-client', 'write', 'success', '15:20', null],
  ['Saoirse Tamm', 'therapist', 'get-client', 'read', 'refused', '14:02', 'Not one of their clients'],
].map(([actor_name, actor_role, action, effect, outcome, clock, reason], index) => ({
  id: id(1740 + index),
  action,
  actor_id: id(1760 + actor_name.length),
  actor_name,
  actor_role,
  effect,
  occurred_at: `2027-01-05T${clock}:00Z`,
  outcome,
  reason,
  resource: 'client',
}));

export const workAnswers = {
  '/functions/v1/get-jobs': [200, jobs],
  '/functions/v1/get-job-runs': [200, runs],
  '/functions/v1/get-client-audit-log': [200, accesses],
};
