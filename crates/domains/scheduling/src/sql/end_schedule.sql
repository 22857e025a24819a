-- The version that holds until a new one begins. $1 clinician, $2 first day of the new one
update clinician_schedules set valid_to = $2::date - 1
 where organization_id = (select app.organization_id()) and clinician_id = $1 and valid_from < $2 and (valid_to is null or valid_to >= $2)
