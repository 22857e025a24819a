-- $1 location
update practice_locations set active = false
 where id = $1
returning id, name, street, city, state, postal_code, phone, place_of_service, time_zone, active, row_version
