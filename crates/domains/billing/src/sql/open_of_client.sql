-- $1 client: what the client owes, what was charged first comes first (ids are made in the order of time)
select l.charge_id, sum(l.amount_cents)::bigint as cents
  from ledger_entries l
 where l.client_id in (select app.chart_of($1)) and l.account = 'client_receivable' and l.charge_id is not null
 group by l.charge_id having sum(l.amount_cents) > 0
 order by min(l.id::text), l.charge_id
