-- $1 claims
select k.id, k.number, k.status, k.client_id, k.row_version, k.kind, k.replaces_id from claims k where k.id = any ($1) order by k.id for update
