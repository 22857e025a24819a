-- $1 practice
select row_version from scheduling_settings where id = $1 for update
