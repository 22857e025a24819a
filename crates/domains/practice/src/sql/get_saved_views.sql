-- $1 list
select id, list, name, filters from saved_views where list = $1 order by lower(name), id
