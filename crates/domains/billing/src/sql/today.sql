-- $1 now
select ($1::timestamptz at time zone o.time_zone)::date as today from organizations o where o.id = (select app.organization_id())
