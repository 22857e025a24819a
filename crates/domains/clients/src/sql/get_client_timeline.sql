-- $1 client, $2 rows, $3 $4 $5 the last row of the page before (when, kind, which), $6 kinds
select t.occurred_at, t.kind, t.item_id, t.client_id, t.title, t.detail, t.actor_id,
       (select p.first_name || ' ' || p.last_name from profiles p where p.id = t.actor_id) as actor_name
  from client_timeline t
 where t.client_id in (select app.chart_of($1))
   and ($3::timestamptz is null or (t.occurred_at, t.kind, t.item_id) < ($3, $4::text, $5::uuid))
   and ($6::text[] is null or t.kind = any ($6))
 order by t.occurred_at desc, t.kind desc, t.item_id desc
 limit $2
