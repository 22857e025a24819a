-- $1 me
select p.first_name || ' ' || p.last_name as name from profiles p where p.id = $1
