-- $1 claim: its charges stand on it again
update claim_service_lines set void = false where claim_id = $1 and void
