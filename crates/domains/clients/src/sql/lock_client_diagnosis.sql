-- $1 diagnosis
select row_version from client_diagnoses where id = $1 for update
