-- $1 id, $2 organization, $3 client, then name, relationship, phone, other phone, email, is primary, may discuss health, may leave message
insert into emergency_contacts (id, organization_id, client_id, name, relationship, phone, other_phone, email, is_primary, may_discuss_health, may_leave_message)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
returning id, client_id, name, relationship, phone, other_phone, email, is_primary, may_discuss_health, may_leave_message, row_version
