-- $1 location
select row_version from practice_locations where id = $1 for update
