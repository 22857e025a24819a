-- $1 horizon of the last head
select e.occurred_at
from public.audit_events e
where e.txid >= ($1::text)::xid8
order by e.txid, e.seq
limit 1
