-- $1 id, $2 organization, $3 name, $4 kind, $5 payer, $6 from, $7 to
insert into fee_schedules (id, organization_id, name, kind, payer_id, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7)
