-- $1 id, $2 practice, $3 client, $4 file, $5 person, $6 now
insert into client_photos (id, organization_id, client_id, file_id, set_by, set_at) values ($1, $2, $3, $4, $5, $6)
