-- $1 remittance
select row_version from remittances where id = $1 for update
