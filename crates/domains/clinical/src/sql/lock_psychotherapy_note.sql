-- $1 note
select row_version from psychotherapy_notes where id = $1 for update
