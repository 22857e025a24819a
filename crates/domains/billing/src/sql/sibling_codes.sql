-- $1 charge: the codes of the note's other services
select o.code, b.add_on
  from charges c
  join charges o on o.organization_id = c.organization_id and o.note_id = c.note_id and o.id <> c.id and o.status <> 'voided'
  join billing_codes b on b.organization_id = o.organization_id and b.id = o.billing_code_id
 where c.id = $1
