-- $1 id, $2 practice, $3 holder, $4 type, $5 state, $6 number, $7 first day, $8 last day, $9 status
insert into provider_licenses (id, organization_id, profile_id, license_type, state, number, issued_on, expires_on, status)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
