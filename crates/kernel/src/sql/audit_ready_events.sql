-- $1 horizon of the last head, $2 oldest open transaction, $3 at most so many
-- What stands below the horizon is sealed and nothing else is.
select e.id, e.txid::text as txid
from public.audit_events e
where e.txid >= ($1::text)::xid8 and e.txid < ($2::text)::xid8
order by e.txid, e.seq
limit $3
