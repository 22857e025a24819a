-- $1 location, $2 name, $3 street, $4 city, $5 state, $6 postal code, $7 phone, $8 place of service, $9 time zone
update practice_locations
   set name = $2, street = $3, city = $4, state = $5, postal_code = $6, phone = $7, place_of_service = $8, time_zone = $9
 where id = $1
returning id, name, street, city, state, postal_code, phone, place_of_service, time_zone, active, row_version
