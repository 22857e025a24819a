-- $1 clinician, $2 room, $3 clients, $4 begins, $5 ends, $6 visits that do not count
select n, obstacle from app.booking_obstacles($1, $2, $3, $4, $5, $6)
