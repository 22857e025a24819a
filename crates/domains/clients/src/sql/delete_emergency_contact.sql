-- $1 id, $2 when
update emergency_contacts set ended_at = $2 where id = $1 and ended_at is null returning client_id
