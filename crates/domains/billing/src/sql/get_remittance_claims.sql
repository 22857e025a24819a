-- $1 remittance
select c.id, c.claim_number, coalesce(c.claim_id, m.claim_id) as claim_id, m.claim_id is not null as matched_by_hand,
       exists (select from unmatched_payment_decisions d where d.organization_id = c.organization_id and d.remittance_claim_id = c.id and d.outcome = 'set_aside')
           and m.claim_id is null as set_aside,
       c.patient_name, c.status_code, c.charged_cents, c.paid_cents, c.patient_cents,
       coalesce((select array_agg(a.group_code || '-' || a.reason_code || ' ' || to_char(a.amount_cents / 100.0, 'FM999999990.00') order by a.group_code, a.reason_code)
                   from remittance_adjustments a where a.organization_id = c.organization_id and a.remittance_claim_id = c.id), '{}') as reasons
  from remittance_claims c
  left join unmatched_payment_decisions m on m.organization_id = c.organization_id and m.remittance_claim_id = c.id and m.outcome = 'matched'
 where c.remittance_id = $1
 order by coalesce(c.claim_id, m.claim_id) is not null, c.position
