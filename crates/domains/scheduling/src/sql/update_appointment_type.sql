-- $1 id, $2 name, $3 billing code, $4 minutes, $5 modality, $6 color, $7 most clients, $8 active
update appointment_types
   set name = $2, billing_code_id = $3, default_minutes = $4, modality = $5, color = $6, max_clients = $7, active = $8
 where id = $1
returning id, name, billing_code_id, default_minutes, modality, color, max_clients, active, row_version
