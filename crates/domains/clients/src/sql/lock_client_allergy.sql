-- $1 id
select row_version from client_allergies where id = $1 for update
