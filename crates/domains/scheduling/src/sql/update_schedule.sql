-- $1 version, $2 zone, $3 buffer, $4 most a day, $5 most a week
update clinician_schedules
   set time_zone = coalesce($2, (select o.time_zone from organizations o where o.id = organization_id)), buffer_minutes = $3, max_per_day = $4, max_per_week = $5
 where id = $1
