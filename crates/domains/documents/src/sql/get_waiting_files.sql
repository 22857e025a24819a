-- $1 rows
select id from stored_files where scan_status in ('pending', 'failed') and removed_at is null order by created_at limit $1
