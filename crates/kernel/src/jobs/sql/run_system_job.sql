-- $1 name, $2 slot, $3 now
select app.run_system_job($1, $2, $3)
