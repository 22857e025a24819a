-- $1 upload
select status, file_id from uploads where id = $1 for update
