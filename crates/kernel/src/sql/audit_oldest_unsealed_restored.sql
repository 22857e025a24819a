-- $1 horizon of the last head
select e.occurred_at
from public.audit_events e
where e.txid >= ($1::text)::xid8
  and not exists (select from public.audit_heads h where h.event_ids @> array[e.id])
order by e.txid, e.seq
limit 1
