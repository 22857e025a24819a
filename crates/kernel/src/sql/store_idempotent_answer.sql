-- $1 id, $2 organization, $3 profile, $4 function, $5 key, $6 fingerprint of the body, $7 answer
insert into public.idempotency_keys (id, organization_id, profile_id, function, key, fingerprint, answer)
values ($1, $2, $3, $4, $5, $6, $7)
