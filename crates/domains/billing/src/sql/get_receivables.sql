-- $1 now, $2 the days at which another age begins: what is open on charges that are neither paid nor voided, every age once
with t as materialized (
    select ($1::timestamptz at time zone o.time_zone)::date as today from organizations o where o.id = (select app.organization_id())),
open as (
    select width_bucket(greatest((select t.today from t) - c.service_on, 0), $2::integer[]) as age, count(*) as charges, sum(e.insurance) as insurance, sum(e.client) as client
      from charges c
      join lateral (
          select coalesce(sum(l.amount_cents) filter (where l.account = 'insurance_receivable'), 0) as insurance,
                 coalesce(sum(l.amount_cents) filter (where l.account = 'client_receivable'), 0) as client
            from ledger_entries l
           where l.organization_id = c.organization_id and l.charge_id = c.id and l.account in ('insurance_receivable', 'client_receivable')) e
        on (e.insurance, e.client) <> (0, 0)
     where c.status in ('held', 'ready', 'self_pay', 'claimed', 'partially_paid')
     group by 1)
select ($2::integer[])[a.age] as from_days, ($2::integer[])[a.age + 1] - 1 as to_days, coalesce(o.charges, 0) as charges,
       coalesce(o.insurance, 0)::bigint as insurance_cents, coalesce(o.client, 0)::bigint as client_cents
  from generate_subscripts($2::integer[], 1) as a (age)
  left join open o on o.age = a.age
 order by a.age
