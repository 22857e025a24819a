-- $1 practice
select row_version from practice_settings where id = $1 for update
