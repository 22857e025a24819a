-- $1 claims, $2 now
select c.id, c.number, c.status, c.row_version, c.place_of_service, c.total_cents, c.authorization_number, c.client_id, c.kind, r.number as original_number,
       r.payer_claim_number as original_payer_number,
       o.legal_name as practice_name, o.npi as practice_npi, b.tax_id, b.taxonomy_code, b.street, b.city, b.state, b.postal_code, b.contact_name, b.contact_phone,
       b.submitter_id, b.receiver_id, b.receiver_name, b.test_claims,
       p.id as payer_id, p.name as payer_name, p.kind as payer_kind, p.electronic_id as payer_electronic_id, p.timely_filing_days,
       i.id as policy_id, i.rank, i.member_id_sealed, i.group_number, i.relationship, i.subscriber_name, i.subscriber_birth_date,
       i.valid_from as policy_from, i.valid_to as policy_to,
       cl.first_name as client_first_name, cl.last_name as client_last_name, cl.birth_date as client_birth_date, cl.sex as client_sex,
       a.street as client_street, a.city as client_city, a.state as client_state, a.postal_code as client_postal_code,
       s.profile_id as clinician_id, pr.first_name as clinician_first_name, pr.last_name as clinician_last_name, s.npi as clinician_npi,
       s.taxonomy_code as clinician_taxonomy,
       l.name as location_name, l.street as location_street, l.city as location_city, l.state as location_state, l.postal_code as location_postal_code,
       ($2::timestamptz at time zone o.time_zone)::date as today
  from claims c
  left join claims r on r.organization_id = c.organization_id and r.id = c.replaces_id
  join organizations o on o.id = c.organization_id
  join billing_settings b on b.organization_id = c.organization_id
  join payers p on p.organization_id = c.organization_id and p.id = c.payer_id
  join client_insurance i on i.organization_id = c.organization_id and i.id = c.client_insurance_id
  join clients cl on cl.organization_id = c.organization_id and cl.id = c.client_id
  join staff_profiles s on s.organization_id = c.organization_id and s.profile_id = c.clinician_id
  join profiles pr on pr.id = c.clinician_id
  left join practice_locations l on l.organization_id = c.organization_id and l.id = c.location_id
  left join lateral (
      select d.street, d.city, d.state, d.postal_code from client_addresses d
       where d.organization_id = c.organization_id and d.client_id in (select app.chart_of(c.client_id)) and d.kind in ('home', 'mailing', 'temporary')
         and (d.valid_to is null or d.valid_to >= ($2::timestamptz at time zone o.time_zone)::date)
       order by d.kind = 'home' desc, d.valid_from desc nulls last, d.id desc limit 1) a on true
 where c.id = any ($1)
 order by c.number
