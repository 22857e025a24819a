-- $1 note, $2 day, $3 sealed words
update psychotherapy_notes set session_on = $2, content_sealed = $3 where id = $1
returning id, client_id, session_on, content_sealed, created_at, updated_at, row_version
