-- $1 list
select row_version from fee_schedules where id = $1 for update
