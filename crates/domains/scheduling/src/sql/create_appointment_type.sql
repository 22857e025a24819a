-- $1 id, $2 practice, $3 name, $4 billing code, $5 minutes, $6 modality, $7 color, $8 most clients, $9 active
insert into appointment_types (id, organization_id, name, billing_code_id, default_minutes, modality, color, max_clients, active)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
returning id, name, billing_code_id, default_minutes, modality, color, max_clients, active, row_version
