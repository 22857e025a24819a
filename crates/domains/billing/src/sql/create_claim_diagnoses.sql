-- $1 organization, $2 claim, $3 codes in order
insert into claim_diagnoses (id, organization_id, claim_id, position, code)
select gen_random_uuid(), $1, $2, d.position, d.code from unnest($3::text[]) with ordinality d(code, position)
