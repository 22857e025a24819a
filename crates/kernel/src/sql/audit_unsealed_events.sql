-- Every event that no head holds.
declare unsealed no scroll cursor for
select e.id, e.organization_id
from public.audit_events e
where not exists (select from (select unnest(event_ids) as id from public.audit_heads) sealed where sealed.id = e.id)
order by e.txid, e.seq
