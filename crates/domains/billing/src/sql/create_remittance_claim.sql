-- $1 id, $2 organization, $3 remittance, $4 position, $5 number, $6 our claim, $7 patient, $8 status, $9 charged, $10 paid, $11 patient's share, $12 payer's number,
-- $13 member ID, sealed, $14 its end
insert into remittance_claims (id, organization_id, remittance_id, position, claim_number, claim_id, patient_name, status_code, charged_cents, paid_cents,
                               patient_cents, payer_claim_number, member_id_sealed, member_id_last_four)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
