-- $1 client
select id, client_id, name, relationship, phone, other_phone, email, is_primary, may_discuss_health, may_leave_message, row_version
  from emergency_contacts
 where client_id in (select app.chart_of($1)) and ended_at is null
 order by is_primary desc, name, id
