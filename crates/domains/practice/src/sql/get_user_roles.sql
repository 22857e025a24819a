-- $1 profile; what is held now comes first
select id, role, valid_from, valid_to, granted_by, ended_by
  from user_roles
 where profile_id = $1
 order by valid_to desc nulls first, valid_from desc, role
