-- $1 appointment
select a.clinician_id, a.status, (a.starts_at at time zone a.time_zone)::date as day,
       coalesce(a.started_at, a.starts_at) as begins_at, coalesce(a.ended_at, a.ends_at) as ends_at,
       array(select c.client_id from appointment_clients c
              where c.organization_id = a.organization_id and c.appointment_id = a.id order by c.client_id) as client_ids,
       t.billing_code_id, b.code
  from appointments a
  join appointment_types t on t.organization_id = a.organization_id and t.id = a.appointment_type_id
  left join billing_codes b on b.organization_id = t.organization_id and b.id = t.billing_code_id
 where a.id = $1
