-- $1 id, $2 organization, $3 client, $4 the version that was seen, then races, ethnicity, languages, needs interpreter, sex assigned at birth, gender identity, sexual orientation, former names, marital status, employment, housing, veteran
insert into client_demographics (id, organization_id, client_id, races, ethnicity, languages, needs_interpreter, sex_assigned_at_birth, gender_identity, sexual_orientation, former_names, marital_status, employment, housing, veteran)
values ($1, $2, $3, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
on conflict on constraint client_demographics_once do update
   set races = excluded.races, ethnicity = excluded.ethnicity, languages = excluded.languages, needs_interpreter = excluded.needs_interpreter, sex_assigned_at_birth = excluded.sex_assigned_at_birth, gender_identity = excluded.gender_identity, sexual_orientation = excluded.sexual_orientation, former_names = excluded.former_names, marital_status = excluded.marital_status, employment = excluded.employment, housing = excluded.housing, veteran = excluded.veteran
 where client_demographics.row_version = $4
returning client_id, races, ethnicity, languages, needs_interpreter, sex_assigned_at_birth, gender_identity, sexual_orientation, former_names, marital_status, employment, housing, veteran, row_version
