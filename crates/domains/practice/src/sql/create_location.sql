-- $1 id, $2 practice, $3 name, $4 street, $5 city, $6 state, $7 postal code, $8 phone, $9 place of service, $10 time zone
insert into practice_locations (id, organization_id, name, street, city, state, postal_code, phone, place_of_service, time_zone)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
returning id, name, street, city, state, postal_code, phone, place_of_service, time_zone, active, row_version
