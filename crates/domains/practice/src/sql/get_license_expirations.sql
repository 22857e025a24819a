-- $1 days ahead, $2 now; licences of people who left do not matter any more
select l.id, l.profile_id, p.first_name, p.last_name, l.license_type, l.state, l.number, l.issued_on, l.expires_on, l.status,
       ($2::timestamptz at time zone o.time_zone)::date as today, l.row_version
  from provider_licenses l
  join organizations o on o.id = l.organization_id
  join organization_memberships m on m.organization_id = l.organization_id and m.profile_id = l.profile_id
  join profiles p on p.id = l.profile_id
 where l.status = 'active' and m.status = 'active'
   and l.expires_on <= ($2::timestamptz at time zone o.time_zone)::date + $1::integer
 order by l.expires_on, l.id
