-- $1 caller, function and key in one text
-- The lock ends with the transaction, however that ends.
select pg_try_advisory_xact_lock(hashtextextended('idempotency:' || $1, 0)) as claimed
