-- $1 time off, $2 status, $3 by, $4 now, $5 with which words
update schedule_exceptions
   set status = $2::text, decided_by = case when $2 = 'withdrawn' then null else $3::uuid end,
       decided_at = case when $2 = 'withdrawn' then null else $4::timestamptz end, decision_note = coalesce($5, decision_note)
 where id = $1
