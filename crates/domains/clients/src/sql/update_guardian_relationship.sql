-- $1 id, $2 client, then name, kind, phone, email
update guardian_relationships
   set name = $3, kind = $4, phone = $5, email = $6
 where id = $1 and client_id = $2
returning id, client_id, name, kind, phone, email, status, may_view_notes, may_schedule, may_view_billing, may_message, evidence, verified_at, row_version
