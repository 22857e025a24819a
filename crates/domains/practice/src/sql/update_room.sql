-- $1 room, $2 name, $3 capacity, $4 active
update practice_rooms set name = $2, capacity = $3, active = $4
 where id = $1
returning id, location_id, name, capacity, active, row_version
