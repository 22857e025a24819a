-- $1 adjustment, $2 person, $3 now, $4 why
update adjustments set status = 'reversed', reversed_by = $2, reversed_at = $3, reversal = $4 where id = $1
