-- $1 client
select c.id from clients c where c.id = $1
