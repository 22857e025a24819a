-- $1 id
select client_id, value_sealed from client_identifiers where id = $1 and ended_at is null
