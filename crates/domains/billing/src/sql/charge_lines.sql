-- $1 charges
select charge_id, account, sum(amount_cents)::bigint as cents from ledger_entries where charge_id = any ($1) group by charge_id, account
