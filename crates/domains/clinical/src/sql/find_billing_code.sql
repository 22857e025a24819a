-- $1 code
select id from billing_codes where code = $1 and active
