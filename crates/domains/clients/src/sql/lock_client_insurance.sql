-- $1 policy
select row_version from client_insurance where id = $1 for update
