-- $1 person or null, $2 before or null, $3 rows
select id, user_id, attempted_at, method, succeeded, failure_reason, address, user_agent from auth.attempts($1, $2, $3)
