select app.requeue_job($1, $2)
