-- $1 our claims
select l.claim_id, l.id, l.charge_id, l.code, l.service_on, l.amount_cents from claim_service_lines l where l.claim_id = any ($1) order by l.claim_id, l.position
