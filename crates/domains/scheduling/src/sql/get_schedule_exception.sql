-- $1 time off
select x.id, x.clinician_id, (select p.first_name || ' ' || p.last_name from profiles p where p.id = x.clinician_id) as clinician_name,
       x.kind, x.starts_at, x.ends_at, x.note, x.status,
       (select p.first_name || ' ' || p.last_name from profiles p where p.id = x.decided_by) as decided_by_name, x.decided_at, x.decision_note,
       (select count(*) from appointments a
         where a.organization_id = x.organization_id and a.clinician_id = x.clinician_id and a.status in ('scheduled', 'confirmed')
           and a.starts_at < x.ends_at and a.ends_at > x.starts_at and a.starts_at > x.starts_at - interval '12 hours') as booked_visits,
       x.row_version
  from schedule_exceptions x
 where x.organization_id = (select app.organization_id()) and x.id = $1
