-- $1 id, $2 organization, $3 client, $4 from, $5 to, $6 reason, $7 effective, $8 by, $9 when
insert into client_status_history (id, organization_id, client_id, from_status, to_status, reason, effective_on, changed_by, changed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
