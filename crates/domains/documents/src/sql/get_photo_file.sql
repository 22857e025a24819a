-- $1 file
select scan_status, thumbnail_sealed from stored_files where id = $1
