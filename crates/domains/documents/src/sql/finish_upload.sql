-- $1 upload, $2 file, $3 until
update uploads set status = 'finished', file_id = $2, expires_at = $3 where id = $1
