-- $1 id
select row_version from client_contact_points where id = $1 for update
