-- $1 upload
select u.id, u.organization_id, u.client_id, u.purpose, u.object_id, u.kept_id, u.file_name, u.media_type, u.size_bytes, u.sha256, u.store_upload, u.status, u.file_id, u.expires_at from uploads u where u.id = $1
