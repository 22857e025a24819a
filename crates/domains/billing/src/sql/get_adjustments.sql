-- $1 status, $2 client, $3 one adjustment, $4 the id before which the page begins, $5 rows
select a.id, a.charge_id, c.code, c.service_on, a.client_id, cl.first_name || ' ' || cl.last_name as client_name, a.debtor, a.reason, a.note, a.amount_cents,
       coalesce((select sum(l.amount_cents) from ledger_entries l
                  where l.organization_id = a.organization_id and l.charge_id = a.charge_id and l.account = a.debtor || '_receivable'), 0)::bigint as open_cents,
       a.status, rq.first_name || ' ' || rq.last_name as requested_by_name, a.requested_at, de.first_name || ' ' || de.last_name as decided_by_name,
       a.decided_at, a.rejection, rv.first_name || ' ' || rv.last_name as reversed_by_name, a.reversed_at, a.reversal, a.row_version
  from adjustments a
  join charges c on c.organization_id = a.organization_id and c.id = a.charge_id
  join clients cl on cl.organization_id = a.organization_id and cl.id = a.client_id
  left join profiles rq on rq.id = a.requested_by
  left join profiles de on de.id = a.decided_by
  left join profiles rv on rv.id = a.reversed_by
 where ($1::text is null or a.status = $1) and ($2::uuid is null or a.client_id in (select app.chart_of($2))) and ($3::uuid is null or a.id = $3)
   and ($4::uuid is null or a.id < $4)
 order by a.id desc
 limit $5
