-- $1 remittance
select l.remittance_claim_id, l.charge_id, l.code, l.service_on, l.charged_cents, l.paid_cents,
       coalesce(sum(a.amount_cents) filter (where a.group_code in ('CO', 'PI')), 0)::bigint as contractual_cents,
       coalesce(sum(a.amount_cents) filter (where a.group_code = 'PR'), 0)::bigint as patient_cents
  from remittance_claims c
  join remittance_service_lines l on l.organization_id = c.organization_id and l.remittance_claim_id = c.id
  left join remittance_adjustments a on a.organization_id = l.organization_id and a.service_line_id = l.id
 where c.remittance_id = $1
 group by l.id
 order by l.remittance_claim_id, l.position
