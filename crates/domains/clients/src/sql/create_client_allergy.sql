-- $1 id, $2 organization, $3 client, then substance, kind, reaction, severity, status, onset on
insert into client_allergies (id, organization_id, client_id, substance, kind, reaction, severity, status, onset_on)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
returning id, client_id, substance, kind, reaction, severity, status, onset_on, row_version
