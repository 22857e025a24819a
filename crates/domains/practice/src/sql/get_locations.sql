-- $1 also those that are closed
select id, name, street, city, state, postal_code, phone, place_of_service, time_zone, active, row_version
  from practice_locations
 where active or $1::boolean
 order by lower(name)
