-- $1 status, $2 client, $3 from, $4 to
select count(*) from charges c
 where ($1::text[] is null or c.status = any ($1)) and ($2::uuid is null or c.client_id in (select app.chart_of($2)))
   and ($3::date is null or c.service_on >= $3) and ($4::date is null or c.service_on <= $4)
