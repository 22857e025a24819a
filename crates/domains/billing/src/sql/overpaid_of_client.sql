-- $1 client: charges on which more was paid by the client than the client owes, with how much of it is the client's own
select l.charge_id,
       least(-sum(l.amount_cents) filter (where l.account = 'client_receivable'), sum(l.amount_cents) filter (where l.account in ('client_cash', 'client_credit')))::bigint as cents
  from ledger_entries l
 where l.client_id in (select app.chart_of($1)) and l.charge_id is not null
 group by l.charge_id
having sum(l.amount_cents) filter (where l.account = 'client_receivable') < 0
   and sum(l.amount_cents) filter (where l.account in ('client_cash', 'client_credit')) > 0
 order by l.charge_id
