-- $1 id, $2 organization, $3 client, $4 method, $5 reference, $6 amount, $7 day, $8 person, $9 now
insert into payments (id, organization_id, client_id, method, reference, amount_cents, receipt_number, received_on, received_by, recorded_at)
values ($1, $2, $3, $4, $5, $6, app.next_number('receipt'), $7, $8, $9)
