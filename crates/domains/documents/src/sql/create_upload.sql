-- $1 id, $2 practice, $3 client, $4 person, $5 purpose, $6 object, $7 kept, $8 name, $9 media type, $10 bytes, $11 hash, $12 the store's upload, $13 until
insert into uploads (id, organization_id, client_id, profile_id, purpose, object_id, kept_id, file_name, media_type, size_bytes, sha256, store_upload, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
