-- $1 charges, $2 their new status, one for each
update charges c set status = n.status from unnest($1::uuid[], $2::text[]) n(id, status) where c.id = n.id and c.status <> n.status
