-- $1 charge
select row_version from charges where id = $1 for update
