-- The visits of some weeks, with the line of each client and the step that the trigger of a new visit would write down.
-- $1 first week, $2 the week after the last
with planned as (
    select w.week, h.hour, c.n as clinician, c.id as clinician_id, k.id as client_id,
           (p.first_day + w.week * 7 + h.hour / 8 + time '08:00' + h.hour % 8 * interval '1 hour') at time zone p.time_zone as starts_at,
           (w.week * 40 + h.hour + c.n * 7) % 20 as turn, p.*
      from bulk_plan p, generate_series($1::integer, $2::integer - 1) w(week), generate_series(0, 39) h(hour), bulk_clinicians c, bulk_clients k
     where k.cohort = w.week / 10 and k.clinician = c.n and k.hour = h.hour),
decided as (
    select v.*, starts_at + interval '50 minutes' as ends_at, starts_at - interval '14 days' as booked_at,
           case when starts_at >= today::timestamp at time zone time_zone then case when turn < 5 then 'confirmed' else 'scheduled' end
                when turn < 2 then 'cancelled' when turn = 2 then 'late_cancelled' when turn = 3 then 'no_show' else 'completed' end as status
      from planned v),
booked as (
    insert into appointments (id, organization_id, appointment_type_id, clinician_id, location_id, starts_at, ends_at, time_zone, modality, status,
                              status_reason, status_changed_at, started_at, ended_at, cancel_reason)
    select pg_temp.id_of('visit ' || clinician_id || starts_at, booked_at), organization_id, appointment_type_id, clinician_id, location_id,
           starts_at, ends_at, time_zone, case when turn % 4 = 1 then 'video' else 'in_person' end, status,
           case status when 'no_show' then 'Called twice, no answer' end,
           case status when 'completed' then ends_at when 'no_show' then ends_at when 'cancelled' then starts_at - interval '2 days'
                       when 'late_cancelled' then starts_at - interval '2 hours' else booked_at end,
           case status when 'completed' then starts_at end, case status when 'completed' then ends_at end,
           case status when 'cancelled' then 'illness' when 'late_cancelled' then 'client_request' end
      from decided order by starts_at, clinician
    returning id, organization_id, clinician_id, starts_at, ends_at, live, status, status_reason, status_changed_at),
lines as (
    insert into appointment_clients (id, organization_id, appointment_id, client_id, clinician_id, starts_at, ends_at, live)
    select pg_temp.id_of('line ' || b.id, b.starts_at - interval '14 days'), b.organization_id, b.id, d.client_id, b.clinician_id, b.starts_at, b.ends_at, b.live
      from booked b join decided d on d.clinician_id = b.clinician_id and d.starts_at = b.starts_at)
insert into appointment_status_history (id, organization_id, appointment_id, from_status, to_status, reason, changed_by, changed_at)
select pg_temp.id_of('step ' || b.id, b.starts_at - interval '14 days'), b.organization_id, b.id, null, b.status, b.status_reason, null, b.status_changed_at
  from booked b
