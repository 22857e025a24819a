-- $1 room
select id, name, capacity, row_version from practice_rooms where id = $1
