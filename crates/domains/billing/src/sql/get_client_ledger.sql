-- $1 client, $2 rows: what happened, newest first; each with what it changed and what was owed after it
with of_client as (
    select j.id, j.kind, j.effective_on, j.recorded_at, l.account, l.amount_cents, l.charge_id, l.payment_id
      from ledger_entries l join journal_entries j on j.organization_id = l.organization_id and j.id = l.journal_entry_id
     where l.client_id in (select app.chart_of($1))),
steps as (
    select o.id, o.kind, o.effective_on, o.recorded_at, max(o.charge_id::text)::uuid as charge_id, count(distinct o.charge_id) as charges,
           max(o.payment_id::text)::uuid as payment_id,
           coalesce(-sum(o.amount_cents) filter (where o.account = 'revenue'), 0)::bigint as charged_cents,
           coalesce(sum(o.amount_cents) filter (where o.account = 'insurance_cash'), 0)::bigint as insurance_paid_cents,
           coalesce(sum(o.amount_cents) filter (where o.account = 'contractual_adjustment'), 0)::bigint as contractual_cents,
           coalesce(sum(o.amount_cents) filter (where o.account = 'client_cash'), 0)::bigint as client_paid_cents,
           coalesce(sum(o.amount_cents) filter (where o.account = 'write_off'), 0)::bigint as written_off_cents,
           coalesce(sum(o.amount_cents) filter (where o.account = 'insurance_receivable'), 0)::bigint as insurance_change_cents,
           coalesce(sum(o.amount_cents) filter (where o.account in ('client_receivable', 'client_credit')), 0)::bigint as client_change_cents
      from of_client o group by o.id, o.kind, o.effective_on, o.recorded_at)
select s.id, s.kind, s.effective_on, s.charges, c.code, c.service_on, p.receipt_number, p.method, s.charged_cents, s.insurance_paid_cents,
       s.contractual_cents, s.client_paid_cents, s.written_off_cents,
       (sum(s.insurance_change_cents) over forwards)::bigint as open_insurance_cents, (sum(s.client_change_cents) over forwards)::bigint as balance_cents
  from steps s
  left join charges c on c.id = s.charge_id and s.charges = 1
  left join payments p on p.id = s.payment_id
window forwards as (order by s.recorded_at, s.id)
 order by s.recorded_at desc, s.id desc
 limit $2
