-- $1 flag, $2 when, $3 why
update client_flags set cleared_at = $2, cleared_reason = $3 where id = $1 and cleared_at is null returning id, client_id, kind, note, expires_on, created_at, raised_by, cleared_at, cleared_reason
