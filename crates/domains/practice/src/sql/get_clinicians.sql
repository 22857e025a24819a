-- $1 now
select m.profile_id, p.first_name, p.last_name, s.title, s.credentials, s.npi,
       array(select distinct l.state from provider_licenses l
              where l.organization_id = m.organization_id and l.profile_id = m.profile_id
                and l.status = 'active' and l.expires_on >= ($1::timestamptz at time zone o.time_zone)::date
              order by l.state) as licensed_states
  from organization_memberships m
  join organizations o on o.id = m.organization_id
  join profiles p on p.id = m.profile_id
  join staff_profiles s on s.organization_id = m.organization_id and s.profile_id = m.profile_id
 where s.bookable and m.status = 'active'
 order by p.last_name, p.first_name, p.id
