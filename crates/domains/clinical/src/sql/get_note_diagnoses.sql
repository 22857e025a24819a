-- $1 note
select d.client_diagnosis_id, d.code, d.description, d.rank::int4 as rank,
       coalesce(c.status in ('provisional', 'active', 'in_remission', 'resolved') and c.diagnosed_on <= n.service_on
                and (c.ended_on is null or c.ended_on >= n.service_on), false) as held,
       exists (select from diagnosis_codes k
                where k.code = d.code and k.billable and k.valid_from <= n.service_on and (k.valid_to is null or k.valid_to >= n.service_on)) as billable
  from note_diagnoses d
  join clinical_notes n on n.organization_id = d.organization_id and n.id = d.note_id
  left join client_diagnoses c on c.organization_id = d.organization_id and c.id = d.client_diagnosis_id
 where d.note_id = $1
 order by d.rank
