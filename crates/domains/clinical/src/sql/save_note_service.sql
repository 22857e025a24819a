-- $1 id, $2 organization, $3 note, $4 position, $5 billing code, $6 minutes, $7 units, $8 modifiers
insert into note_services (id, organization_id, note_id, position, billing_code_id, minutes, units, modifiers)
values ($1, $2, $3, $4::int4, $5, $6, $7, $8)
