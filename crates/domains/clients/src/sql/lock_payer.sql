-- $1 payer
select row_version from payers where id = $1 for update
