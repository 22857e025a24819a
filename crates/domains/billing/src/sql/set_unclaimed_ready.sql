-- $1 charge: if a payer owes it and no claim asks for it, it waits for one
update charges c set status = 'ready'
 where c.id = $1 and c.status = 'claimed'
   and not exists (select from claim_service_lines l where l.organization_id = c.organization_id and l.charge_id = c.id and not l.void)
