-- $1 remittances
select r.id, r.payer_name, r.trace_number, r.method, r.paid_on, r.paid_cents, r.charged_cents, r.claims_paid_cents, r.contractual_cents, r.patient_cents,
       r.other_cents, r.provider_cents, n.claims, n.unmatched as unmatched_claims, r.status, r.posted_at, r.row_version
  from remittances r
  join lateral (
      select count(*) as claims, count(*) filter (where c.claim_id is null and not exists (
                 select from unmatched_payment_decisions d where d.organization_id = c.organization_id and d.remittance_claim_id = c.id)) as unmatched
        from remittance_claims c where c.organization_id = r.organization_id and c.remittance_id = r.id) n on true
 where r.id = any ($1) order by r.paid_on, r.id
