-- $1 service code, $2 code, $3 description, $4 minutes, $5 fee, $6 add-on
update billing_codes set code = $2, description = $3, minutes = $4, fee_cents = $5, add_on = $6
 where id = $1
returning id, code, description, minutes, fee_cents, add_on, active, row_version
