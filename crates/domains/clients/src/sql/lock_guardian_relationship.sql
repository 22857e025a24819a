-- $1 id
select row_version from guardian_relationships where id = $1 for update
