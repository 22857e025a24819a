-- $1 policy, $2 when, $3 by, $4 how
update client_insurance set verified_at = $2, verified_by = $3, verification_method = $4 where id = $1 returning client_id
