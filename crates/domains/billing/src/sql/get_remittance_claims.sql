-- $1 remittance
select c.id, c.claim_number, c.claim_id, c.patient_name, c.status_code, c.charged_cents, c.paid_cents, c.patient_cents,
       coalesce((select array_agg(a.group_code || '-' || a.reason_code || ' ' || to_char(a.amount_cents / 100.0, 'FM999999990.00') order by a.group_code, a.reason_code)
                   from remittance_adjustments a where a.organization_id = c.organization_id and a.remittance_claim_id = c.id), '{}') as reasons
  from remittance_claims c
 where c.remittance_id = $1
 order by c.claim_id is not null, c.position
