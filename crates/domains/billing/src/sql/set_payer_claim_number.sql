-- $1 claim, $2 number
update claims set payer_claim_number = $2 where id = $1 and payer_claim_number is distinct from $2
