-- One visit, or all of a series. $1 ids, $2 practice, $3 kind, $4 clinician, $5 location, $6 room, $7 begin, $8 end, $9 zone, $10 modality, $11 now,
-- $12 note, $13 by, $14 instead of, $15 series, $16 outside the hours, $17 ids of the lines, $18 their visits, $19 their clients
with visit as (
    insert into appointments (id, organization_id, appointment_type_id, clinician_id, location_id, room_id, starts_at, ends_at, time_zone, modality,
                              status_changed_at, note, created_by, rescheduled_from_id, series_id, off_schedule)
    select w.id, $2, $3, $4, $5, $6, w.starts_at, w.ends_at, $9, $10, $11, $12, $13, w.instead_of, $15, w.outside
      from unnest($1::uuid[], $7::timestamptz[], $8::timestamptz[], $14::uuid[], $16::boolean[]) w(id, starts_at, ends_at, instead_of, outside)
    returning id, organization_id, clinician_id, starts_at, ends_at, live)
insert into appointment_clients (id, organization_id, appointment_id, client_id, clinician_id, starts_at, ends_at, live)
select line.id, v.organization_id, v.id, line.client_id, v.clinician_id, v.starts_at, v.ends_at, v.live
  from visit v join unnest($17::uuid[], $18::uuid[], $19::uuid[]) line(id, visit_id, client_id) on line.visit_id = v.id
