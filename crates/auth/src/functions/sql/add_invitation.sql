-- $1 id, $2 practice, $3 address, $4 first name, $5 last name, $6 title, $7 roles, $8 hash of the link's secret, $9 until when, $10 who invites
insert into staff_invitations (id, organization_id, email, first_name, last_name, title, roles, token_hash, expires_at, invited_by)
values ($1, $2, lower($3), $4, $5, $6, $7, $8, $9, $10)
