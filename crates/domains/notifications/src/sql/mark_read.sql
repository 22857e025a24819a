-- $1 which, $2 person, $3 now
update notifications set read_at = coalesce(read_at, greatest($3, created_at)) where id = $1 and profile_id = $2
