-- $1 now
select count(*) filter (where j.status = 'queued' and j.due_at <= $1) as due,
       count(*) filter (where j.status = 'queued' and j.due_at > $1) as planned,
       count(*) filter (where j.status = 'running') as running,
       count(*) filter (where j.status = 'dead') as dead,
       min(j.due_at) filter (where j.status = 'queued' and j.due_at <= $1) as oldest_due_at
  from background_jobs j
 where j.status in ('queued', 'running') or j.status = 'dead'
