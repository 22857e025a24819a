-- $1 me, $2 now: my notes in hand and handed in, and the visits of the last 90 days that have none of mine
select w.kind, w.note_id, w.appointment_id, w.client_id, coalesce(c.chosen_name, c.first_name) || ' ' || c.last_name as client_name,
       w.note_kind, w.service_on, w.starts_at, w.time_zone, w.saved_at, w.service_on + coalesce(ps.note_due_days, 3) as due_on,
       w.service_on + coalesce(ps.note_due_days, 3) < ($2::timestamptz at time zone o.time_zone)::date as overdue
  from (select n.organization_id, n.status as kind, n.id as note_id, n.appointment_id, n.client_id, n.kind as note_kind, n.service_on, n.started_at as starts_at,
               null::text as time_zone, n.saved_at
          from clinical_notes n
         where n.author_id = $1 and n.status <> 'final'
        union all
        select a.organization_id, 'visit', null, a.id, v.client_id, null, (a.starts_at at time zone a.time_zone)::date, a.starts_at, a.time_zone, null
          from appointments a
          join appointment_clients v on v.organization_id = a.organization_id and v.appointment_id = a.id
         where a.clinician_id = $1 and a.starts_at <= $2 and a.starts_at > $2::timestamptz - interval '90 days'
           and a.status in ('checked_in', 'in_session', 'completed')
           and not exists (select from clinical_notes n
                            where n.organization_id = a.organization_id and n.appointment_id = a.id and n.client_id = v.client_id and n.author_id = $1)) w
  join organizations o on o.id = w.organization_id
  left join practice_settings ps on ps.organization_id = w.organization_id
  left join clients c on c.organization_id = w.organization_id and c.id = w.client_id
 order by array_position(array['returned', 'visit', 'draft', 'awaiting_cosign'], w.kind), w.service_on, w.starts_at, w.note_id
 limit 500
