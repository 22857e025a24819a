-- $1 client, $2 author, $3 status, $4 kind, $5 from, $6 to, $7 rows, $8 $9 the last row of the page before
select n.id, n.client_id, coalesce(c.chosen_name, c.first_name) || ' ' || c.last_name as client_name,
       n.author_id, p.first_name || ' ' || p.last_name as author_name, n.kind, n.status, n.service_on, n.appointment_id,
       n.signed_at, n.finalized_at, n.saved_at,
       (select count(*) from note_amendments m where m.organization_id = n.organization_id and m.note_id = n.id) as amendments
  from clinical_notes n
  join profiles p on p.id = n.author_id
  left join clients c on c.organization_id = n.organization_id and c.id = n.client_id
 where ($1::uuid is null or n.client_id in (select app.chart_of($1)))
   and ($2::uuid is null or n.author_id = $2)
   and ($3::text is null or n.status = $3)
   and ($4::text is null or n.kind = $4)
   and ($5::date is null or n.service_on >= $5)
   and ($6::date is null or n.service_on <= $6)
   and ($8::date is null or (n.service_on, n.id) < ($8, $9::uuid))
 order by n.service_on desc, n.id desc
 limit $7
