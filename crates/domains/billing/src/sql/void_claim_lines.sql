-- $1 claim: its charges may stand on another one
update claim_service_lines set void = true where claim_id = $1 and not void
