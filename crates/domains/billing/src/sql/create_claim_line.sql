-- $1 id, $2 organization, $3 claim, $4 position, $5 charge, $6 pointers
insert into claim_service_lines (id, organization_id, claim_id, position, charge_id, code, modifiers, service_on, units, amount_cents, pointers)
select $1, $2, $3, $4, c.id, c.code, c.modifiers, c.service_on, c.units, c.amount_cents, $6 from charges c where c.id = $5
