insert into public.audit_events
  (id, organization_id, occurred_at, actor_id, session_id, actor_role, action, effect, outcome,
   resource, resource_ids, client_ids, reason, request_id, address, user_agent, mac)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
