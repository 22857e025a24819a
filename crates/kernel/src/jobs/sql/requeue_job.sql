-- $1 job, $2 now
select app.requeue_job($1, $2)
