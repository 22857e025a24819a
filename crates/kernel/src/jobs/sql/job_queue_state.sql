-- $1 now
select name, due, running, dead, oldest_due_at from app.job_queue_state($1)
