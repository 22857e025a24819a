-- $1 payment that the file did not match: whoever decides on it or posts its remittance comes one after the other
select r.id as remittance_id, r.status = 'posted' as posted,
       coalesce((select d.outcome from unmatched_payment_decisions d
                  where d.organization_id = c.organization_id and d.remittance_claim_id = c.id order by d.outcome = 'matched' desc limit 1), 'open') as status,
       c.paid_cents
  from remittance_claims c join remittances r on r.organization_id = c.organization_id and r.id = c.remittance_id
 where c.id = $1 and c.claim_id is null
   for update of r
