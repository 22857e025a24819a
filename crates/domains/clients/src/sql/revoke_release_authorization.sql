-- $1 id, $2 when, $3 why
update release_authorizations set revoked_at = $2, revocation_reason = $3 where id = $1 and revoked_at is null returning id, client_id, recipient, recipient_contact, direction, purpose, information, records_from, records_to, signed_on, expires_on, revoked_at, revocation_reason
