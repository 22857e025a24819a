-- $1 note, $2 status, $3 by, $4 now
update note_cosignatures set status = $2, decided_by = $3, decided_at = $4 where note_id = $1
