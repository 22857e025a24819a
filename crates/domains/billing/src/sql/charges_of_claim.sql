-- $1 claim
select l.charge_id from claim_service_lines l where l.claim_id = $1
