-- $1 charge, $2 policy, $3 code, $4 code id, $5 modifiers, $6 place, $7 units, $8 amount, $9 status, $10 hold reason
update charges set client_insurance_id = $2, code = $3, billing_code_id = $4, modifiers = $5, place_of_service = $6, units = $7, amount_cents = $8,
                   status = $9, hold_reason = $10
 where id = $1
