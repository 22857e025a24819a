-- $1 id, $2 organization, $3 client, $4 appointment, $5 author, $6 kind, $7 template, $8 day, $9 begin, $10 end, $11 now
insert into clinical_notes (id, organization_id, client_id, appointment_id, author_id, kind, template_id, service_on, started_at, ended_at, saved_at, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
