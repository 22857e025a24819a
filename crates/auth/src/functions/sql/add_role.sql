-- $1 id, $2 practice, $3 person, $4 role, $5 who gives it
insert into user_roles (id, organization_id, profile_id, role, granted_by) values ($1, $2, $3, $4, $5)
