-- $1 visits
select id, appointment_type_id, type_name, color, clinician_id, clinician_name, location_id, location_name, room_id, room_name, starts_at, ends_at, time_zone, modality,
       status, cancel_reason, status_reason, series_id, rescheduled_from_id, off_schedule, checked_in_at, started_at, ended_at, note, client_count, clients,
       manages, attends, row_version
  from visits v
 where v.organization_id = (select app.organization_id()) and v.id = any ($1::uuid[])
 order by v.starts_at, v.id
