-- $1 id, $2 organization, $3 client, then kind, street, unit, city, state, postal code, confidential, valid from, valid to
insert into client_addresses (id, organization_id, client_id, kind, street, unit, city, state, postal_code, confidential, valid_from, valid_to)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
returning id, client_id, kind, street, unit, city, state, postal_code, confidential, valid_from, valid_to, row_version
