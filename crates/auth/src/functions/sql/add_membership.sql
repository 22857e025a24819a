-- $1 id, $2 practice, $3 person
insert into organization_memberships (id, organization_id, profile_id, kind) values ($1, $2, $3, 'staff')
