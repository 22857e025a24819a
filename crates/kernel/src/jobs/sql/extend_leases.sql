-- $1 jobs, $2 lease numbers, $3 until
select held from app.extend_leases($1, $2, $3) held
