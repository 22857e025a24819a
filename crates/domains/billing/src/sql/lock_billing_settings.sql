-- $1 practice
select row_version from billing_settings where id = $1 for update
