-- $1 list, $2 name
delete from saved_views where list = $1 and name = $2 returning id
