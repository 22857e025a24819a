-- $1 organization, $2 file, $3 claims
insert into claim_submissions (id, organization_id, claim_id, edi_file_id) select gen_random_uuid(), $1, c, $2 from unnest($3::uuid[]) c
