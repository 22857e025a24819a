-- $1 file
select u.id as upload_id, f.kind, f.size_bytes, encode(f.sha256, 'hex') as sha256, f.width, f.height, f.scan_status
  from stored_files f join uploads u on u.organization_id = f.organization_id and u.file_id = f.id
 where f.id = $1
