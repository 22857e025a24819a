insert into public.audit_heads
  (tree_size, root, prior_size, event_ids, leaf_hashes, horizon, signed_at, key_id, signature)
values ($1, $2, $3, $4, $5, ($6::text)::xid8, $7, $8, $9)
