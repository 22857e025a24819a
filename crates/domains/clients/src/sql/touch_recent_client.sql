-- $1 id, $2 organization, $3 person, $4 client, $5 when
insert into recently_viewed_clients (id, organization_id, profile_id, client_id, viewed_at) values ($1, $2, $3, $4, $5)
on conflict on constraint recently_viewed_clients_once do update set viewed_at = excluded.viewed_at
