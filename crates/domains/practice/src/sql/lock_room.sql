-- $1 room
select row_version from practice_rooms where id = $1 for update
