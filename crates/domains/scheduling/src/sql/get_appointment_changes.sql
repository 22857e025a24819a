-- The steps of a visit, the latest first. $1 visit
select h.id, h.from_status, h.to_status, h.reason, h.changed_at, h.changed_by,
       (select p.first_name || ' ' || p.last_name from profiles p where p.id = h.changed_by) as changed_by_name
  from appointment_status_history h
 where h.organization_id = (select app.organization_id()) and h.appointment_id = $1
 order by h.changed_at desc, h.id desc
