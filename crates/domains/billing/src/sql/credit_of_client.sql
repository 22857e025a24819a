-- $1 client
select (-coalesce(sum(l.amount_cents), 0))::bigint from ledger_entries l where l.client_id in (select app.chart_of($1)) and l.account = 'client_credit'
