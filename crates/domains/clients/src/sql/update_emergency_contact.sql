-- $1 id, $2 client, then name, relationship, phone, other phone, email, is primary, may discuss health, may leave message
update emergency_contacts
   set name = $3, relationship = $4, phone = $5, other_phone = $6, email = $7, is_primary = $8, may_discuss_health = $9, may_leave_message = $10
 where id = $1 and client_id = $2 and ended_at is null
returning id, client_id, name, relationship, phone, other_phone, email, is_primary, may_discuss_health, may_leave_message, row_version
