-- $1 client
select row_version from clients where id = $1 for update
