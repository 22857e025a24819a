-- $1 id, $2 when
update client_contact_points set ended_at = $2 where id = $1 and ended_at is null returning client_id
