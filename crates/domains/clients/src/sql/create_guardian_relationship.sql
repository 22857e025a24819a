-- $1 id, $2 organization, $3 client, then name, kind, phone, email
insert into guardian_relationships (id, organization_id, client_id, name, kind, phone, email)
values ($1, $2, $3, $4, $5, $6, $7)
returning id, client_id, name, kind, phone, email, status, may_view_notes, may_schedule, may_view_billing, may_message, evidence, verified_at, row_version
