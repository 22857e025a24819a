-- $1 id, $2 organization, $3 kind, $4 client, $5 day, $6 now, $7 person; the lines: $8 ids, $9 accounts, $10 cents, $11 clients, $12 charges, $13 payments
with entry as (
    insert into journal_entries (id, organization_id, kind, client_id, effective_on, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7))
insert into ledger_entries (id, organization_id, journal_entry_id, account, amount_cents, client_id, charge_id, payment_id)
select l.id, $2, $1, l.account, l.cents, l.client, l.charge, l.payment
  from unnest($8::uuid[], $9::text[], $10::bigint[], $11::uuid[], $12::uuid[], $13::uuid[]) l(id, account, cents, client, charge, payment)
