-- $1 words, $2 also deactivated ones, $3 role
select count(*)
  from organization_memberships m
  join profiles p on p.id = m.profile_id
 where m.kind = 'staff'
   and ($1::text is null or position(lower($1) in lower(concat_ws(' ', p.first_name, p.last_name, p.preferred_name, p.email))) > 0)
   and ($2::boolean or m.status = 'active')
   and ($3::text is null or exists (
        select from user_roles r
         where r.organization_id = m.organization_id and r.profile_id = m.profile_id and r.role = $3 and r.valid_to is null))
