-- $1 client
update clients set merged_into_id = null where id = $1
