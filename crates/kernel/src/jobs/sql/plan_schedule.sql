-- $1 organization, $2 schedule, $3 cron, $4 planned until so far or null, $5 planned until now, $6 job, $7 tries,
-- $8 ids, $9 slots, $10 unique keys, $11 payloads
select app.plan_schedule($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
