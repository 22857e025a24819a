-- $1 note, $2 day, $3 begin, $4 end, $5 save, $6 now, $7 version number
update clinical_notes set service_on = $2, started_at = $3, ended_at = $4, last_save_id = $5, saved_at = $6, version_number = $7
 where id = $1 returning row_version
