-- $1 service code
select row_version from billing_codes where id = $1 for update
