-- $1 note, $2 by, $3 now
update clinical_notes set status = 'final', cosigned_by = $2, cosigned_at = $3, finalized_at = $3 where id = $1
