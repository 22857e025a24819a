-- The version that begins on that day, if there is one. $1 clinician, $2 day
select id from clinician_schedules where organization_id = (select app.organization_id()) and clinician_id = $1 and valid_from = $2 for update
