-- $1 id, $2 organization, $3 client, $4 policy, $5 clinician, $6 place, $7 total, $8 note of the first charge
insert into claims (id, organization_id, number, client_id, client_insurance_id, payer_id, clinician_id, location_id, place_of_service, total_cents)
select $1, $2, 'C' || lpad(app.next_number('claim')::text, 6, '0'), $3, $4, i.payer_id, $5,
       (select a.location_id from clinical_notes n join appointments a on a.organization_id = n.organization_id and a.id = n.appointment_id where n.id = $8),
       $6, $7
  from client_insurance i where i.id = $4
