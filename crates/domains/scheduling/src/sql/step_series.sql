-- $1 visits, $2 their statuses, $3 what was said, $4 now, $5 why they were called off
update appointments a
   set status = step.status, status_reason = $3, status_changed_at = $4, cancel_reason = $5
  from unnest($1::uuid[], $2::text[]) step(id, status)
 where a.id = step.id
