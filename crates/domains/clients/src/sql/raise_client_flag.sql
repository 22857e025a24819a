-- $1 id, $2 organization, $3 client, $4 kind, $5 note, $6 last day, $7 by
insert into client_flags (id, organization_id, client_id, kind, note, expires_on, raised_by) values ($1, $2, $3, $4, $5, $6, $7) returning id, client_id, kind, note, expires_on, created_at, raised_by, cleared_at, cleared_reason
