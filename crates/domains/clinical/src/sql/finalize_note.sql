-- $1 note, $2 version, $3 now
update clinical_notes set status = 'final', version_number = $2, signed_at = $3, finalized_at = $3, saved_at = $3 where id = $1
