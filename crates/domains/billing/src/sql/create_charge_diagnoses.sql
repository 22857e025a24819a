-- $1 charge, $2 organization, $3 note
insert into charge_diagnoses (id, organization_id, charge_id, position, code)
select gen_random_uuid(), $2, $1, row_number() over (order by d.rank), d.code from note_diagnoses d where d.note_id = $3
