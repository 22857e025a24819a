-- $1 now, $2 rows
update uploads set status = 'abandoned'
 where id in (select id from uploads where status in ('open', 'finished') and expires_at <= $1 order by expires_at limit $2 for update skip locked)
returning id
