-- $1 client
select coalesce(sum(l.amount_cents) filter (where l.account = 'client_receivable'), 0)::bigint as owed_cents,
       (-coalesce(sum(l.amount_cents) filter (where l.account = 'client_credit'), 0))::bigint as credit_cents,
       coalesce(sum(l.amount_cents), 0)::bigint as balance_cents
  from ledger_entries l
 where l.client_id in (select app.chart_of($1)) and l.account in ('client_receivable', 'client_credit')
