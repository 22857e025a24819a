-- $1 location, $2 also those that are closed
select id, location_id, name, capacity, active, row_version
  from practice_rooms
 where ($1::uuid is null or location_id = $1) and (active or $2::boolean)
 order by lower(name), id
