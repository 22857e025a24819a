-- $1 licence, $2 type, $3 state, $4 number, $5 first day, $6 last day, $7 status
update provider_licenses
   set license_type = $2, state = $3, number = $4, issued_on = $5, expires_on = $6, status = $7
 where id = $1
