-- $1 kind of visit
select row_version from appointment_types where id = $1 for update
