-- $1 profile
select row_version from profiles where id = $1 for update
