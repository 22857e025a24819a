-- $1 id, $2 organization, $3 file, $4 payer, $5 payer's number, $6 trace, $7 method, $8 day, $9 paid, then the sums of its claims
insert into remittances (id, organization_id, edi_file_id, payer_name, payer_identifier, trace_number, method, paid_on, paid_cents, charged_cents,
                         claims_paid_cents, contractual_cents, patient_cents, other_cents, provider_cents)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
