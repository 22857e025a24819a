-- $1 rows, $2 $3 the last row of the page before (when, id), $4 status, $5 name. What succeeded is told by its runs.
select j.id, j.name, j.status, j.attempts, j.max_attempts, j.due_at, j.started_at, j.finished_at, j.error_code, j.created_at
  from background_jobs j
 where (j.status in ('queued', 'running') or j.status = 'dead')
   and ($2::timestamptz is null or (j.created_at, j.id) < ($2, $3::uuid))
   and ($4::text is null or j.status = $4)
   and ($5::text is null or j.name = $5)
 order by j.created_at desc, j.id desc
 limit $1
