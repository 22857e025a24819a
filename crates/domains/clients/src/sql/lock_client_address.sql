-- $1 id
select row_version from client_addresses where id = $1 for update
