-- $1 practice
select row_version from organizations where id = $1 for update
