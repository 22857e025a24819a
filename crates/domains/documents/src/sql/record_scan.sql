-- $1 file, $2 what was said, $3 now, $4 what was found
update stored_files set scan_status = $2, scanned_at = $3, threat = $4 where id = $1 and removed_at is null
returning id, client_id, stored_by, scan_status, scanned_at, threat
