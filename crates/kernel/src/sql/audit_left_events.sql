-- $1 oldest open transaction, $2 next transaction
-- After a logical restore: everything not sealed yet, whatever transaction number it carries.
select e.id, e.txid::text as txid
from public.audit_events e
where (e.txid < ($1::text)::xid8 or e.txid >= ($2::text)::xid8)
  and not exists (select from (select unnest(event_ids) as id from public.audit_heads) sealed where sealed.id = e.id)
order by e.txid, e.seq
