-- $1 client
select merged_into_id from clients where id = $1
