-- $1 the caller
select p.id as profile_id, p.first_name, p.last_name, p.preferred_name, p.email, p.phone, p.row_version,
       o.id as organization_id, o.name as organization_name, o.time_zone
  from profiles p
 cross join organizations o
 where p.id = $1 and o.id = app.organization_id()
