-- $1 kind, $2 visits that begin later than this, $3 and until then, $4 now
-- Who was not reminded yet, has an address, and gave the consent where the practice asks for one.
select a.id as appointment_id, l.client_id, a.starts_at, a.time_zone, a.modality, a.status, point.value as email, o.name as practice,
       place.name as location, coalesce(auth.public_url(), '') as public_url
  from appointments a
  join appointment_clients l on l.organization_id = a.organization_id and l.appointment_id = a.id
  join clients c on c.organization_id = l.organization_id and c.id = l.client_id
  join clients chart on chart.organization_id = c.organization_id and chart.id = coalesce(c.merged_into_id, c.id)
  join organizations o on o.id = a.organization_id
  left join practice_locations place on place.organization_id = a.organization_id and place.id = a.location_id
  join lateral (select p.value from client_contact_points p
                 where p.organization_id = chart.organization_id and p.client_id = chart.id and p.system = 'email' and p.ended_at is null
                 order by p.rank, p.created_at, p.id limit 1) point on true
 where a.status in ('scheduled', 'confirmed') and a.starts_at > $2 and a.starts_at <= $3
   and chart.status in ('active', 'on_hold')
   and not exists (select from appointment_reminders r
                    where r.organization_id = a.organization_id and r.appointment_id = a.id and r.client_id = l.client_id and r.kind = $1)
   and (not exists (select from consent_types t where t.organization_id = a.organization_id and t.key = 'appointment_reminders')
        or exists (select from client_consents given
                     join consent_types t on t.organization_id = given.organization_id and t.id = given.consent_type_id
                    where given.organization_id = a.organization_id and given.client_id = chart.id and t.key = 'appointment_reminders'
                      and given.decision = 'given' and given.revoked_at is null
                      and (given.expires_on is null or given.expires_on >= ($4::timestamptz at time zone a.time_zone)::date)))
 order by a.starts_at, a.id, l.client_id
 limit 500
