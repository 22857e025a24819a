-- $1 claims; billable on every day of service
select d.claim_id, d.position, d.code,
       not exists (
           select from claim_service_lines l
            where l.organization_id = d.organization_id and l.claim_id = d.claim_id
              and not exists (select from diagnosis_codes k
                               where k.code = d.code and k.billable and k.valid_from <= l.service_on and (k.valid_to is null or k.valid_to >= l.service_on)))
       as billable
  from claim_diagnoses d
 where d.claim_id = any ($1)
 order by d.claim_id, d.position
