-- $1 id, $2 organization, $3 person, $4 list, $5 name, $6 filters
insert into saved_views (id, organization_id, profile_id, list, name, filters) values ($1, $2, $3, $4, $5, $6)
    on conflict on constraint saved_views_name_once do update set filters = excluded.filters
returning id, list, name, filters
