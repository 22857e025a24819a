-- $1 run, $2 job, $3 lease number, $4 now, $5 succeeded, failed or dead, $6 error code, $7 again at, $8 counts
select app.finish_job($1, $2, $3, $4, $5, $6, $7, $8)
