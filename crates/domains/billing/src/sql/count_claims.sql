-- $1 status, $2 client
select count(*) from claims k where ($1::text[] is null or k.status = any ($1)) and ($2::uuid is null or k.client_id in (select app.chart_of($2)))
