-- $1 series
select id, rule, first_at, time_zone from appointment_series where organization_id = (select app.organization_id()) and id = $1
