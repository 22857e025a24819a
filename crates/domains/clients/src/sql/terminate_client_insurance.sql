-- $1 policy, $2 last day, $3 why
update client_insurance set valid_to = $2, termination_reason = $3 where id = $1 returning client_id
