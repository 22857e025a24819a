-- $1 file, $2 now
update stored_files set removed_at = $2 where id = $1 and removed_at is null
