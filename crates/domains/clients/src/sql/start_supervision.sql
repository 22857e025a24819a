-- $1 id, $2 organization, $3 supervisor, $4 supervised, $5 kind
insert into supervision_relationships (id, organization_id, supervisor_id, supervisee_id, kind)
select $1, $2, s.profile_id, o.profile_id, $5
  from staff_profiles s, staff_profiles o
 where s.profile_id = $3 and o.profile_id = $4
   and exists (select from user_roles r where r.profile_id = $3 and r.role = 'supervisor' and r.valid_to is null)
returning id, supervisor_id, supervisee_id, kind, valid_from, valid_to
