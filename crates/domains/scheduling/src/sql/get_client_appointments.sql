-- A client's visits in a span of time. $1 from, $2 to, $3 statuses, $4 rows, $5 clinicians, $6 client (and those merged into it)
select id, appointment_type_id, type_name, color, clinician_id, clinician_name, location_id, location_name, room_id, room_name, starts_at, ends_at, time_zone, modality,
       status, cancel_reason, status_reason, series_id, rescheduled_from_id, off_schedule, checked_in_at, started_at, ended_at, note, client_count, clients,
       manages, attends, row_version
  from visits v
 where v.organization_id = (select app.organization_id())
   and v.id = any (array(
       select k.appointment_id from appointment_clients k
        where k.organization_id = (select app.organization_id()) and k.client_id in (select app.chart_of($6))
          and k.starts_at > $1::timestamptz - interval '12 hours' and k.starts_at < $2 and k.ends_at > $1))
   and ($3::text[] is null or v.status = any ($3))
   and ($5::uuid[] is null or v.clinician_id = any ($5))
 order by v.starts_at, v.id
 limit $4
