-- $1 client
select status, birth_date from clients where id = $1 for update
