-- $1 appointment, $2 client, $3 author
select id from clinical_notes where appointment_id = $1 and client_id = $2 and author_id = $3
