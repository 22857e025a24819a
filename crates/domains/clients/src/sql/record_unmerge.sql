-- $1 client, $2 by, $3 when
update client_merges set undone_by = $2, undone_at = $3 where merged_id = $1 and undone_at is null
