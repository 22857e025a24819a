-- $1 upload
select number, tag, size_bytes from upload_parts where upload_id = $1 order by number
