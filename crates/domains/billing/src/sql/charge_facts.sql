-- $1 note; one row per service of a final note, with what decides about its charge
select n.client_id, n.author_id as clinician_id, n.service_on, s.id as note_service_id, s.billing_code_id, b.code, b.add_on, s.minutes, s.units, s.modifiers,
       a.modality, l.place_of_service, i.id as client_insurance_id, i.payer_id,
       (select count(*) from note_diagnoses d where d.organization_id = n.organization_id and d.note_id = n.id) as diagnoses
  from clinical_notes n
  join note_services s on s.organization_id = n.organization_id and s.note_id = n.id
  join billing_codes b on b.organization_id = s.organization_id and b.id = s.billing_code_id
  left join appointments a on a.organization_id = n.organization_id and a.id = n.appointment_id
  left join practice_locations l on l.organization_id = a.organization_id and l.id = a.location_id
  left join client_insurance i on i.organization_id = n.organization_id and i.client_id in (select app.chart_of(n.client_id)) and i.rank = 'primary'
        and i.valid_from <= n.service_on and (i.valid_to is null or i.valid_to >= n.service_on)
 where n.id = $1 and n.status = 'final'
 order by s.position
