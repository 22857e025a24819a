-- $1 person, $2 client
delete from favorite_clients where profile_id = $1 and client_id = $2
