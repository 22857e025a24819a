-- $1 payment that the file did not match
select c.id from remittance_claims c where c.id = $1 and c.claim_id is null
