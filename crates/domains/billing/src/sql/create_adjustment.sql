-- $1 id, $2 organization, $3 charge, $4 whose debt, $5 reason, $6 note, $7 cents, $8 status, $9 person, $10 now; one that is posted is decided by whoever asked
insert into adjustments (id, organization_id, charge_id, client_id, debtor, reason, note, amount_cents, status, requested_by, requested_at, decided_by, decided_at)
select $1, $2, c.id, c.client_id, $4, $5, $6, $7, $8::text, $9::uuid, $10::timestamptz, case $8 when 'posted' then $9 end, case $8 when 'posted' then $10 end
  from charges c where c.id = $3
