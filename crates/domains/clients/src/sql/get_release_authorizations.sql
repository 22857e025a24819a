-- $1 client
select id, client_id, recipient, recipient_contact, direction, purpose, information, records_from, records_to, signed_on, expires_on, revoked_at, revocation_reason from release_authorizations where client_id in (select app.chart_of($1)) order by expires_on desc, id
