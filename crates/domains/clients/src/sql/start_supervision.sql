-- $1 id, $2 organization, $3 supervisor, $4 supervised, $5 kind
insert into supervision_relationships as r (id, organization_id, supervisor_id, supervisee_id, kind)
select $1, $2, s.profile_id, o.profile_id, $5
  from staff_profiles s, staff_profiles o
 where s.profile_id = $3 and o.profile_id = $4
   and exists (select from user_roles u where u.profile_id = $3 and u.role = 'supervisor' and u.valid_to is null)
returning r.id, r.supervisor_id, (select p.first_name || ' ' || p.last_name from profiles p where p.id = r.supervisor_id) as supervisor_name,
       r.supervisee_id, (select p.first_name || ' ' || p.last_name from profiles p where p.id = r.supervisee_id) as supervisee_name, r.kind, r.valid_from, r.valid_to
