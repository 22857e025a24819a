-- $1 guardian, $2 notes, $3 appointments, $4 bills, $5 messages
update guardian_relationships set may_view_notes = $2, may_schedule = $3, may_view_billing = $4, may_message = $5
 where id = $1 and status = 'active' returning id, client_id, name, kind, phone, email, status, may_view_notes, may_schedule, may_view_billing, may_message, evidence, verified_at, row_version
