-- $1 upload
select id, client_id, purpose, file_name, status, file_id from uploads where id = $1 for update
