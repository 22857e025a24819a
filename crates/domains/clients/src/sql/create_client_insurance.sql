-- $1 id, $2 organization, $3 client, $4 payer, $5 rank, $6 plan, $7 sealed member id, $8 its last four, $9 group, $10 relationship, $11 subscriber,
-- $12 their birth date, $13 copay, $14 first day, $15 last day
insert into client_insurance (id, organization_id, client_id, payer_id, rank, plan_name, member_id_sealed, member_id_last_four, group_number, relationship, subscriber_name, subscriber_birth_date, copay_cents, valid_from, valid_to)
select $1, $2, $3, p.id, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 from payers p where p.id = $4
