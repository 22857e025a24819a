-- $1 id
select row_version from emergency_contacts where id = $1 for update
