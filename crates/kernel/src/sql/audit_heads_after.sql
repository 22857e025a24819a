-- $1 tree size, $2 at most so many heads
select tree_size, root, prior_size, event_ids, leaf_hashes, horizon::text as horizon, signed_at, key_id, signature
from public.audit_heads
where tree_size > $1
order by tree_size
limit $2
