-- $1 note
update clinical_notes set status = 'returned', signed_at = null where id = $1
