-- $1 guardian, $2 what was seen, $3 when, $4 by
update guardian_relationships set status = 'active', evidence = $2, verified_at = $3, verified_by = $4
 where id = $1 and status = 'pending_verification' returning id, client_id, name, kind, phone, email, status, may_view_notes, may_schedule, may_view_billing, may_message, evidence, verified_at, row_version
