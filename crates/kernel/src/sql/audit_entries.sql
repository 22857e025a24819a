-- $1 ids
-- Every column as a text that depends on no setting of the session.
select e.id, e.organization_id,
       array[e.id::text, e.organization_id::text, trim_scale(extract(epoch from e.occurred_at) * 1000000)::text,
             e.actor_id::text, e.session_id::text, e.actor_role, e.action, e.effect, e.outcome, e.resource,
             e.resource_ids::text, e.client_ids::text, e.reason, e.request_id::text,
             case when masklen(e.address) = case family(e.address) when 4 then 32 else 128 end
                  then host(e.address) else e.address::text end,
             e.user_agent, encode(e.mac, 'hex'), e.txid::text, e.seq::text] as fields
from public.audit_events e
where e.id = any ($1)
