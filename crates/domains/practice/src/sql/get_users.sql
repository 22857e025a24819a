-- $1 rows, $2 $3 $4 the last row of the page before (last name, first name, id), $5 words, $6 also deactivated ones, $7 role
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
 where ($2::text is null or (p.last_name, p.first_name, p.id) > ($2, $3::text, $4::uuid))
   and ($5::text is null or position(lower($5) in lower(concat_ws(' ', p.first_name, p.last_name, p.preferred_name, p.email))) > 0)
   and ($6::boolean or m.status = 'active')
   and ($7::text is null or exists (
        select from user_roles r
         where r.organization_id = m.organization_id and r.profile_id = m.profile_id and r.role = $7 and r.valid_to is null))
 order by p.last_name, p.first_name, p.id
 limit $1
