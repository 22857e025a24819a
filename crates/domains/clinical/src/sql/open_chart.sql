-- $1 client, $2 now
select c.merged_into_id, ($2::timestamptz at time zone o.time_zone)::date as today
  from clients c join organizations o on o.id = c.organization_id
 where c.id = $1
