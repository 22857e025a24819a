-- $1 id, $2 organization, $3 person, $4 client
insert into favorite_clients (id, organization_id, profile_id, client_id) values ($1, $2, $3, $4)
on conflict on constraint favorite_clients_once do nothing
