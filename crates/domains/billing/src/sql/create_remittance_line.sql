-- $1 id, $2 organization, $3 claim, $4 position, $5 code, $6 day, $7 charged, $8 paid, $9 allowed, $10 our charge
insert into remittance_service_lines (id, organization_id, remittance_claim_id, position, code, service_on, charged_cents, paid_cents, allowed_cents, charge_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
