-- $1 upload
select u.id, u.organization_id, u.object_id, u.kept_id, u.store_upload, u.status, u.file_id from uploads u where u.id = $1
