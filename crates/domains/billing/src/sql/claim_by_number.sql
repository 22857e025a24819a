-- $1 our numbers
select k.id, k.number, k.status, k.client_id, k.row_version, k.kind, k.replaces_id from claims k where k.number = any ($1) order by k.id for update
