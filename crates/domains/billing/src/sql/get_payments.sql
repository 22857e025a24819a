-- $1 client, $2 and $3 the day and id behind which the page begins, $4 rows
select p.id, p.client_id, c.first_name || ' ' || c.last_name as client_name, p.method, p.reference, p.amount_cents, p.receipt_number, p.received_on,
       r.first_name || ' ' || r.last_name as received_by_name
  from payments p
  join clients c on c.organization_id = p.organization_id and c.id = p.client_id
  left join profiles r on r.id = p.received_by
 where ($1::uuid is null or p.client_id in (select app.chart_of($1))) and ($2::date is null or (p.received_on, p.id) < ($2, $3::uuid))
 order by p.received_on desc, p.id desc
 limit $4
