-- $1 client, $2 today
select c.id, c.client_id, c.consent_type_id, t.key, t.name, t.version, c.decision, c.method, c.signed_by_name, c.signed_as, c.signed_at, c.expires_on,
       c.revoked_at, c.revocation_reason,
       c.decision = 'given' and c.revoked_at is null and (c.expires_on is null or c.expires_on >= $2::date) as in_force
  from client_consents c join consent_types t on t.organization_id = c.organization_id and t.id = c.consent_type_id
 where c.client_id in (select app.chart_of($1))
 order by c.signed_at desc, c.id desc
