-- $1 blocked time, $2 also those after it that were made by the same rule
delete from blocked_times b
 using blocked_times one
 where one.organization_id = (select app.organization_id()) and one.id = $1
   and b.organization_id = one.organization_id
   and (b.id = one.id or ($2::boolean and b.group_id = one.group_id and b.starts_at >= one.starts_at))
