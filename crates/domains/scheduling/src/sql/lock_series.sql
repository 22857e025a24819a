-- The visits of a series that are still to come, held until the call is through. $1 a visit of it, $2 now, $3 also those before that visit
select a.id, a.starts_at, a.ends_at,
       array(select k.client_id from appointment_clients k where k.organization_id = a.organization_id and k.appointment_id = a.id) as clients,
       (select s.late_cancel_hours from scheduling_settings s where s.id = a.organization_id) as late_cancel_hours
  from appointments a
 where a.organization_id = (select app.organization_id())
   and a.series_id = (select one.series_id from appointments one where one.organization_id = (select app.organization_id()) and one.id = $1)
   and a.status in ('scheduled', 'confirmed') and a.starts_at > $2::timestamptz
   and ($3::boolean or a.starts_at >= (select one.starts_at from appointments one where one.organization_id = (select app.organization_id()) and one.id = $1))
 order by a.starts_at, a.id
   for update of a
