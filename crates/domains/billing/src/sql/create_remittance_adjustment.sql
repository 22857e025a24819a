-- $1 id, $2 organization, $3 remittance, $4 claim, $5 service, $6 group, $7 reason, $8 amount
insert into remittance_adjustments (id, organization_id, remittance_id, remittance_claim_id, service_line_id, group_code, reason_code, amount_cents)
values ($1, $2, $3, $4, $5, $6, $7, $8)
