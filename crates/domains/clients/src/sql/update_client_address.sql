-- $1 id, $2 client, then kind, street, unit, city, state, postal code, confidential, valid from, valid to
update client_addresses
   set kind = $3, street = $4, unit = $5, city = $6, state = $7, postal_code = $8, confidential = $9, valid_from = $10, valid_to = $11
 where id = $1 and client_id = $2
returning id, client_id, kind, street, unit, city, state, postal_code, confidential, valid_from, valid_to, row_version
