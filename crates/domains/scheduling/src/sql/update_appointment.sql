-- $1 visit, $2 kind, $3 modality, $4 location, $5 room, $6 zone, $7 note
update appointments
   set appointment_type_id = $2, modality = $3, location_id = $4, room_id = $5, time_zone = $6, note = $7
 where id = $1
