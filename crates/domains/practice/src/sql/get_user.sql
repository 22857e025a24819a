-- $1 profile
select m.profile_id, p.first_name, p.last_name, p.preferred_name, p.email, p.phone,
       s.title, s.credentials, s.npi, s.taxonomy_code, s.employment, s.bookable,
       array(select r.role from user_roles r
              where r.organization_id = m.organization_id and r.profile_id = m.profile_id and r.valid_to is null
              order by r.valid_from, r.role) as roles,
       m.status, m.status_reason, m.joined_at, m.deactivated_at,
       s.row_version + p.row_version as row_version
  from organization_memberships m
  join profiles p on p.id = m.profile_id
  join staff_profiles s on s.organization_id = m.organization_id and s.profile_id = m.profile_id
 where m.profile_id = $1
