-- $1 id
select row_version from client_medications where id = $1 for update
