-- $1 upload
update uploads set status = 'used' where id = $1
