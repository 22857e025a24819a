-- $1 practice
select row_version from telehealth_settings where id = $1 for update
