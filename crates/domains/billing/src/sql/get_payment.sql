-- $1 payment
select p.id, p.client_id, c.first_name || ' ' || c.last_name as client_name, p.method, p.reference, p.amount_cents, p.receipt_number, p.received_on,
       r.first_name || ' ' || r.last_name as received_by_name
  from payments p
  join clients c on c.organization_id = p.organization_id and c.id = p.client_id
  left join profiles r on r.id = p.received_by
 where p.id = $1
