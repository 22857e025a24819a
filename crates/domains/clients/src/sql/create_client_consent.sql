-- $1 id, $2 organization, $3 client, $4 wording, $5 decision, $6 method, $7 name, $8 as, $9 when, $10 last day, $11 by, $12 signed on
insert into client_consents (id, organization_id, client_id, consent_type_id, decision, method, signed_by_name, signed_as, signed_at, expires_on, recorded_by)
select $1, $2, $3, t.id, $5, $6, $7, $8, $9, coalesce($10::date, $12::date + t.renew_after_days), $11 from consent_types t where t.id = $4
