-- $1 id, $2 practice, $3 person, $4 title, $5 credentials
insert into staff_profiles (id, organization_id, profile_id, title, credentials) values ($1, $2, $3, $4, $5)
