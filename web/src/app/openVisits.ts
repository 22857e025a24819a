import type { Visit } from '../api/functions.gen.ts';
import { query } from '../api/query.ts';
import { addDays, startOf } from '../lib/zone.ts';

/** All visits of a client that the reader may see: of the last three years and the year to come. */
export function clientVisits(today: string, zone: string, clientId: string) {
  return query('get-appointments', {
    from: startOf(addDays(today, -3 * 365), zone).toISOString(),
    to: startOf(addDays(today, 367), zone).toISOString(),
    client_id: clientId,
  });
}

/** Requests for time off that wait for a decision, of the year to come. */
export function timeOffToDecide(today: string, zone: string) {
  return query('get-schedule-exceptions', {
    from: startOf(today, zone).toISOString(),
    to: startOf(addDays(today, 365), zone).toISOString(),
    statuses: ['requested'],
  });
}

/** How far back visits are looked for that nobody closed. */
export const openVisitDays = 60;

/**
 * Visits of the last two months that were not checked out, marked or called off. Today lists the rest of its own
 * itself: only days before it are asked for. The count on Today and the list it opens are this one read.
 */
export function openVisits(today: string, zone: string, clinicianId: string | null) {
  return query('get-appointments', {
    from: startOf(addDays(today, -openVisitDays), zone).toISOString(),
    to: startOf(today, zone).toISOString(),
    statuses: ['scheduled', 'confirmed', 'checked_in', 'in_session'] satisfies Visit['status'][],
    ...(clinicianId ? { clinician_ids: [clinicianId] } : {}),
  });
}
