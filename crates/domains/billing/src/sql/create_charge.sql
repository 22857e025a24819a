-- $1 id, $2 organization, $3 client, $4 note, $5 service, $6 clinician, $7 code id, $8 policy, $9 code, $10 modifiers, $11 place, $12 day, $13 minutes,
-- $14 units, $15 amount, $16 status, $17 hold reason; nothing if the service is charged already
insert into charges (id, organization_id, client_id, note_id, note_service_id, clinician_id, billing_code_id, client_insurance_id, code, modifiers,
                     place_of_service, service_on, minutes, units, amount_cents, status, hold_reason)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
on conflict on constraint charges_once_per_service do nothing
