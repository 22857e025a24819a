-- $1 id, $2 practice, $3 location, $4 name, $5 capacity
insert into practice_rooms (id, organization_id, location_id, name, capacity)
values ($1, $2, $3, $4, $5)
returning id, location_id, name, capacity, active, row_version
