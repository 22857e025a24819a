-- $1 id, $2 organization, $3 key, $4 name, $5 words, $6 required, $7 renewed after days, $8 when
insert into consent_types (id, organization_id, key, version, name, body, required, renew_after_days, published_at)
select $1, $2, $3, 1 + coalesce((select max(version) from consent_types where key = $3), 0), $4, $5, $6, $7, $8
returning id, key, version, name, body, required, renew_after_days, published_at
