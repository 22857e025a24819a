-- $1 location: its rooms close with it
update practice_rooms set active = false where location_id = $1 and active
