-- $1 id, $2 organization, $3 client, $4 person, $5 reason
insert into break_glass_grants (id, organization_id, client_id, profile_id, reason, expires_at) values ($1, $2, $3, $4, $5, now() + interval '4 hours')
