-- $1 claims
select l.claim_id, l.id, l.charge_id, l.position, l.code, l.modifiers, l.service_on, c.minutes, l.units, l.amount_cents, l.pointers, b.add_on
  from claim_service_lines l
  join charges c on c.organization_id = l.organization_id and c.id = l.charge_id
  join billing_codes b on b.organization_id = c.organization_id and b.id = c.billing_code_id
 where l.claim_id = any ($1)
 order by l.claim_id, l.position
