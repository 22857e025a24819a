-- $1 room
update practice_rooms set capacity = capacity % 100 + 1 where id = $1 returning id, name, capacity, row_version
