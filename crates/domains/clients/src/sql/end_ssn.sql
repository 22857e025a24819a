-- $1 client, $2 when
update client_identifiers set ended_at = $2 where client_id = $1 and kind = 'ssn' and ended_at is null
