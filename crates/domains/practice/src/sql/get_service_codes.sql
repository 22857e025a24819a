-- $1 also those that are off
select id, code, description, minutes, fee_cents, add_on, active, row_version
  from billing_codes
 where active or $1::boolean
 order by code
