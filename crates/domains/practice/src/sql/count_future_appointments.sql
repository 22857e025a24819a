-- $1 the person, $2 from when on; how many visits are still to come
select count(*)
  from appointments a
 where a.organization_id = app.organization_id() and a.clinician_id = $1 and a.starts_at > $2 and a.status in ('scheduled', 'confirmed')
