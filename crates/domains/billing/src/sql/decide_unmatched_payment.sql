-- $1 id, $2 organization, $3 payment, $4 outcome, $5 claim, $6 reason, $7 person, $8 now
insert into unmatched_payment_decisions (id, organization_id, remittance_claim_id, outcome, claim_id, reason, decided_by, decided_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
