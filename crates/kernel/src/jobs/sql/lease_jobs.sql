-- $1 worker, $2 names, $3 how many, $4 now, $5 until
select id, organization_id, name, payload, attempt, max_attempts, lease_number, waited_since
from app.lease_jobs($1, $2, $3, $4, $5)
