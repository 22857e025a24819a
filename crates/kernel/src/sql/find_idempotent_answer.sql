-- $1 organization, $2 profile, $3 function, $4 key
select fingerprint, answer
from public.idempotency_keys
where organization_id = $1 and profile_id = $2 and function = $3 and key = $4
