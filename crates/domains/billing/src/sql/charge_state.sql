-- $1 charges, locked in one order so that nobody waits for each other
select c.id, c.client_id, c.note_id, c.client_insurance_id, i.payer_id, c.clinician_id, c.code, c.modifiers, c.place_of_service, c.service_on, c.minutes, c.units,
       c.amount_cents, c.status, (select count(*) from charge_diagnoses d where d.organization_id = c.organization_id and d.charge_id = c.id) as diagnoses,
       b.add_on
  from charges c
  join billing_codes b on b.organization_id = c.organization_id and b.id = c.billing_code_id
  left join client_insurance i on i.organization_id = c.organization_id and i.id = c.client_insurance_id
 where c.id = any ($1) order by c.id for update of c
