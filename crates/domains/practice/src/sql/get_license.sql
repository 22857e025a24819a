-- $1 licence, $2 now
select l.id, l.profile_id, p.first_name, p.last_name, l.license_type, l.state, l.number, l.issued_on, l.expires_on, l.status,
       ($2::timestamptz at time zone o.time_zone)::date as today, l.row_version
  from provider_licenses l
  join organizations o on o.id = l.organization_id
  join profiles p on p.id = l.profile_id
 where l.id = $1
