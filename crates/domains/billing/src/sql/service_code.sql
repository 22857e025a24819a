-- $1 code
select id, add_on from billing_codes where code = $1 and active
