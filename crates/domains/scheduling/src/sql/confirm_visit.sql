-- $1 visit, $2 now
update appointments set status = 'confirmed', status_changed_at = $2 where id = $1
