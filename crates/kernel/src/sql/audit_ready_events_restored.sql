-- $1 horizon of the last head, $2 oldest open transaction, $3 at most so many
-- After a logical restore events of the former cluster may carry the numbers of transactions that are still to come.
select e.id, e.txid::text as txid
from public.audit_events e
where e.txid >= ($1::text)::xid8 and e.txid < ($2::text)::xid8
  and not exists (select from public.audit_heads h where h.event_ids @> array[e.id])
order by e.txid, e.seq
limit $3
