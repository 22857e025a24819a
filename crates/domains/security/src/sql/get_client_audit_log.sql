-- $1 rows, $2 $3 the last row of the page before (when, id), $4 the client, $5 only what this person did
select e.id, e.occurred_at, e.actor_id,
       (select p.first_name || ' ' || p.last_name from profiles p where p.id = e.actor_id) as actor_name,
       e.actor_role, e.action, e.effect, e.outcome, e.resource, e.reason
  from audit_events e
 where e.client_ids @> array[$4::uuid]
   and ($2::timestamptz is null or (e.occurred_at, e.id) < ($2, $3::uuid))
   and ($5::uuid is null or e.actor_id = $5)
 order by e.occurred_at desc, e.id desc
 limit $1
