-- $1 visit, $2 status, $3 what was said, $4 now, $5 why it was called off, $6 came, $7 began, $8 ended
update appointments
   set status = $2, status_reason = $3, status_changed_at = $4, cancel_reason = $5, checked_in_at = coalesce($6, checked_in_at),
       started_at = coalesce($7, started_at), ended_at = $8
 where id = $1
