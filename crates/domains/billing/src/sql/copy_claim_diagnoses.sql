-- $1 organization, $2 claim, $3 the claim whose diagnoses it has
insert into claim_diagnoses (id, organization_id, claim_id, position, code)
select gen_random_uuid(), $1, $2, d.position, d.code from claim_diagnoses d where d.claim_id = $3
