-- $1 also older versions
select id, key, version, name, body, required, renew_after_days, published_at from consent_types t
 where $1::boolean or not exists (select from consent_types newer where newer.key = t.key and newer.version > t.version)
 order by required desc, name, version desc
