-- $1 client
select client_id, races, ethnicity, languages, needs_interpreter, sex_assigned_at_birth, gender_identity, sexual_orientation, former_names, marital_status, employment, housing, veteran, row_version from client_demographics where client_id = $1
