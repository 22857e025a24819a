-- $1 id, $2 practice, $3 kind, $4 clinician, $5 location, $6 room, $7 begins, $8 ends, $9 zone, $10 modality, $11 now, $12 note, $13 by,
-- $14 instead of, $15 ids of the lines, $16 clients, $17 series, $18 off schedule
with visit as (
    insert into appointments (id, organization_id, appointment_type_id, clinician_id, location_id, room_id, starts_at, ends_at, time_zone, modality,
                              status_changed_at, note, created_by, rescheduled_from_id, series_id, off_schedule)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $17, $18)
    returning id, organization_id, clinician_id, starts_at, ends_at, live)
insert into appointment_clients (id, organization_id, appointment_id, client_id, clinician_id, starts_at, ends_at, live)
select line.id, v.organization_id, v.id, line.client_id, v.clinician_id, v.starts_at, v.ends_at, v.live
  from visit v cross join unnest($15::uuid[], $16::uuid[]) line(id, client_id)
