-- $1 rows, $2 $3 the last row of the page before (when, id), $4 actor, $5 action, $6 resource, $7 the thing, $8 client, $9 outcome,
-- $10 from, $11 to, $12 words
select e.id, e.occurred_at, e.actor_id,
       (select p.first_name || ' ' || p.last_name from profiles p where p.id = e.actor_id) as actor_name,
       e.actor_role, e.action, e.effect, e.outcome, e.resource, e.resource_ids, e.client_ids, e.reason, e.request_id, e.address, e.user_agent,
       coalesce((select jsonb_agg(jsonb_build_object('table', c.table_name, 'row_id', c.row_id, 'command', c.command,
                                                     'before', c.before, 'after', c.after) order by c.id)
                   from audit_changes c
                  where c.organization_id = e.organization_id and c.event_id = e.id), '[]') as changes
  from audit_events e
 where ($2::timestamptz is null or (e.occurred_at, e.id) < ($2, $3::uuid))
   and ($4::uuid is null or e.actor_id = $4)
   and ($5::text is null or e.action = $5)
   and ($6::text is null or e.resource = $6)
   and ($7::uuid is null or $7 = any (e.resource_ids))
   and ($8::uuid is null or e.client_ids @> array[$8])
   and ($9::text is null or e.outcome = $9)
   and ($10::timestamptz is null or e.occurred_at >= $10)
   and ($11::timestamptz is null or e.occurred_at < $11)
   and ($12::text is null or position(lower($12) in lower(concat_ws(' ', e.action, e.resource, e.actor_role, e.reason))) > 0)
 order by e.occurred_at desc, e.id desc
 limit $1
