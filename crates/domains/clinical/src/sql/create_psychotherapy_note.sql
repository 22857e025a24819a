-- $1 id, $2 organization, $3 client, $4 author, $5 day, $6 sealed words
insert into psychotherapy_notes (id, organization_id, client_id, author_id, session_on, content_sealed)
values ($1, $2, $3, $4, $5, $6)
returning id, client_id, session_on, content_sealed, created_at, updated_at, row_version
