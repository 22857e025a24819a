-- $1 id, $2 organization, $3 client, $4 recipient, $5 contact, $6 direction, $7 purpose, $8 information, $9 records from, $10 to, $11 signed, $12 last day
insert into release_authorizations (id, organization_id, client_id, recipient, recipient_contact, direction, purpose, information, records_from, records_to, signed_on, expires_on)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id, client_id, recipient, recipient_contact, direction, purpose, information, records_from, records_to, signed_on, expires_on, revoked_at, revocation_reason
