-- Clients of the therapist whose notes can be signed: the chart says what is treated. $1 practice, $2 therapist, $3 how many
with chosen as (
    select t.client_id, row_number() over (order by t.client_id) - 1 as n
      from client_care_team t join clients k on k.organization_id = t.organization_id and k.id = t.client_id
     where t.organization_id = $1 and t.profile_id = $2 and t.valid_to is null and k.status = 'active' order by 2 limit $3::integer),
treated as (
    insert into client_diagnoses (id, organization_id, client_id, code, description, rank, diagnosed_on, diagnosed_by)
    select gen_random_uuid(), $1, c.client_id, d.code, d.description, 1, current_date - 365, $2
      from chosen c, (select code, description from diagnosis_codes where code = 'F41.1' limit 1) d)
insert into bench.words select 'chart', n, array[client_id::text] from chosen
