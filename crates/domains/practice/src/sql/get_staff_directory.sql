-- $1 rows, $2 $3 $4 the last row of the page before (last name, first name, id)
select m.profile_id, p.first_name, p.last_name, p.preferred_name, s.title, s.credentials,
       array(select r.role from user_roles r
              where r.organization_id = m.organization_id and r.profile_id = m.profile_id and r.valid_to is null
              order by r.valid_from, r.role) as roles
  from organization_memberships m
  join profiles p on p.id = m.profile_id
  join staff_profiles s on s.organization_id = m.organization_id and s.profile_id = m.profile_id
 where m.status = 'active'
   and ($2::text is null or (p.last_name, p.first_name, p.id) > ($2, $3::text, $4::uuid))
 order by p.last_name, p.first_name, p.id
 limit $1
