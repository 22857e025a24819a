-- $1 id, $2 organization, $3 client, $4 kind, $5 issuer, $6 sealed, $7 last four
insert into client_identifiers (id, organization_id, client_id, kind, issuer, value_sealed, last_four) values ($1, $2, $3, $4, $5, $6, $7)
returning id, client_id, kind, issuer, last_four
