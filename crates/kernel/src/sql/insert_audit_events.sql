-- A batch: each parameter is the column of all events. Arrays of arrays cannot be unnested row by
-- row, so the two lists of ids come as array literals. A group whose connection broke during the commit is sent
-- again; what is there already stays as it is.
insert into public.audit_events
  (id, organization_id, occurred_at, actor_id, session_id, actor_role, action, effect, outcome,
   resource, resource_ids, client_ids, reason, request_id, address, user_agent, mac)
select id, organization_id, occurred_at, actor_id, session_id, actor_role, action, effect, outcome,
       resource, resource_ids::uuid[], client_ids::uuid[], reason, request_id, address, user_agent, mac
from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::uuid[], $5::uuid[], $6::text[], $7::text[],
            $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::uuid[],
            $15::inet[], $16::text[], $17::bytea[])
  as event (id, organization_id, occurred_at, actor_id, session_id, actor_role, action, effect, outcome,
            resource, resource_ids, client_ids, reason, request_id, address, user_agent, mac)
on conflict on constraint audit_events_pkey do nothing
