-- $1 rows, $2 $3 the last row of the page before (when, id), $4 job, $5 name
select r.id, r.job_id, r.name, r.attempt, r.started_at, r.ended_at, r.outcome, r.error_code, r.counts
  from job_runs r
 where ($2::timestamptz is null or (r.started_at, r.id) < ($2, $3::uuid))
   and ($4::uuid is null or r.job_id = $4)
   and ($5::text is null or r.name = $5)
 order by r.started_at desc, r.id desc
 limit $1
