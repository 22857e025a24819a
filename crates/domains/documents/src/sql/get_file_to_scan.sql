-- $1 file
select id, organization_id, scan_status from stored_files where id = $1 and removed_at is null
