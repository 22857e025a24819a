-- $1 service code, $2 on or off
update billing_codes set active = $2
 where id = $1
returning id, code, description, minutes, fee_cents, add_on, active, row_version
