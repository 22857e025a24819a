-- $1 list, $2 the name that is about to be used
select count(*) from saved_views where list = $1 and name <> $2
