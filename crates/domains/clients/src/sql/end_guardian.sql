-- $1 guardian, $2 when
update guardian_relationships set status = 'ended', ended_at = $2, may_view_notes = false, may_schedule = false, may_view_billing = false, may_message = false
 where id = $1 and status <> 'ended' returning id, client_id, name, kind, phone, email, status, may_view_notes, may_schedule, may_view_billing, may_message, evidence, verified_at, row_version
