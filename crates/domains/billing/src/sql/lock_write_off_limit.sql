-- $1 practice
select row_version from write_off_limits where id = $1 for update
