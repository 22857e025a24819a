-- $1 remittance, $2 one of its claims or all; what is said of each claim as a whole is what stands under no service
select c.id, k.id as claim_id, k.client_id, k.status as claim_status, c.status_code, c.paid_cents, c.payer_claim_number,
       coalesce(sum(a.amount_cents) filter (where a.group_code in ('CO', 'PI')), 0)::bigint as contractual_cents,
       coalesce(sum(a.amount_cents) filter (where a.group_code = 'PR'), 0)::bigint as patient_cents
  from remittance_claims c
  left join claims k on k.organization_id = c.organization_id and k.id = app.claim_of_payment(c.id)
  left join remittance_adjustments a on a.organization_id = c.organization_id and a.remittance_claim_id = c.id and a.service_line_id is null
 where c.remittance_id = $1 and ($2::uuid is null or c.id = $2)
 group by c.id, k.id
 order by k.client_id, c.position
