-- $1 profile, $2 role, $3 who ends it
update user_roles set valid_to = now(), ended_by = $3
 where profile_id = $1 and role = $2 and valid_to is null
