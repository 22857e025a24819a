-- $1 claim
select l.position, l.charge_id, l.code, l.modifiers, l.service_on, c.minutes, l.units, l.amount_cents, l.pointers,
       coalesce(m.paid, 0)::bigint as insurance_paid_cents, coalesce(m.contractual, 0)::bigint as contractual_cents,
       coalesce(m.open_client, 0)::bigint as open_client_cents
  from claim_service_lines l
  join charges c on c.organization_id = l.organization_id and c.id = l.charge_id
  left join lateral (
      select sum(e.amount_cents) filter (where e.account = 'insurance_cash') as paid,
             sum(e.amount_cents) filter (where e.account = 'contractual_adjustment') as contractual,
             sum(e.amount_cents) filter (where e.account = 'client_receivable') as open_client
        from ledger_entries e where e.organization_id = l.organization_id and e.charge_id = l.charge_id) m on true
 where l.claim_id = $1
 order by l.position
