-- $1 note
select s.billing_code_id, b.code, b.description, b.add_on, s.minutes, s.units, s.modifiers
  from note_services s join billing_codes b on b.organization_id = s.organization_id and b.id = s.billing_code_id
 where s.note_id = $1
 order by s.position
