-- $1 the person, $2 from when on, $3 how many at most; visits that are still to come, soonest first
select a.id, a.starts_at, a.ends_at, a.time_zone, a.modality,
       array(select c.client_id from appointment_clients c
              where c.organization_id = a.organization_id and c.appointment_id = a.id order by c.client_id) as client_ids
  from appointments a
 where a.organization_id = app.organization_id() and a.clinician_id = $1 and a.starts_at > $2 and a.status in ('scheduled', 'confirmed')
 order by a.starts_at, a.id
 limit $3
