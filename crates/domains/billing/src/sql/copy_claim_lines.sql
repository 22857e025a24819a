-- $1 organization, $2 claim, $3 the claim whose services it has, $4 whether they ask for nothing, $5 charges whose modifiers change, $6 to these
insert into claim_service_lines (id, organization_id, claim_id, position, charge_id, code, modifiers, service_on, units, amount_cents, pointers, void)
select gen_random_uuid(), $1, $2, l.position, l.charge_id, l.code,
       case when n.charge_id is null then l.modifiers else array_remove(string_to_array(n.modifiers, ' '), '') end,
       l.service_on, l.units, l.amount_cents, l.pointers, $4
  from claim_service_lines l
  left join unnest($5::uuid[], $6::text[]) n(charge_id, modifiers) on n.charge_id = l.charge_id
 where l.claim_id = $3
