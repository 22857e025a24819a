-- $1 consent, $2 when, $3 why
update client_consents set revoked_at = $2, revocation_reason = $3 where id = $1 and revoked_at is null and decision = 'given' returning client_id
