select row_version from public.notes where id = $1 for update
