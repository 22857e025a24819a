-- $1 id, $2 practice, $3 document, $4 client, $5 version, $6 person, $7 now
insert into document_views (id, organization_id, document_id, client_id, version_id, profile_id, viewed_at) values ($1, $2, $3, $4, $5, $6, $7)
