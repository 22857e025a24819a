-- $1 adjustment, $2 status, $3 person, $4 now, $5 why not
update adjustments set status = $2, decided_by = $3, decided_at = $4, rejection = $5 where id = $1
