-- $1 claim, $2 status
update claims set status = $2 where id = $1
