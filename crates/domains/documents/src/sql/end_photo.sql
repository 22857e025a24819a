-- $1 client, $2 person, $3 now
update client_photos set ended_by = $2, ended_at = $3 where client_id = $1 and ended_at is null returning id
