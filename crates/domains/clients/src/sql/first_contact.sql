-- $1 id, $2 organization, $3 client, $4 phone or email, $5 value
insert into client_contact_points (id, organization_id, client_id, system, value) values ($1, $2, $3, $4, $5)
