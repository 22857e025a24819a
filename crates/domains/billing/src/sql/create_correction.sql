-- $1 id, $2 organization, $3 the claim it corrects, $4 kind, $5 why, $6 place or none, $7 authorization or none
insert into claims (id, organization_id, number, client_id, client_insurance_id, payer_id, clinician_id, location_id, place_of_service, total_cents,
                    authorization_number, kind, replaces_id, correction_reason)
select $1, $2, 'C' || lpad(app.next_number('claim')::text, 6, '0'), k.client_id, k.client_insurance_id, k.payer_id, k.clinician_id, k.location_id,
       coalesce($6, k.place_of_service), k.total_cents, coalesce($7, k.authorization_number), $4, k.id, $5
  from claims k where k.id = $3
