-- $1 client
select f.id as file_id, f.organization_id, p.client_id, f.scan_status, encode(f.sha256, 'hex') as sha256
  from client_photos p
  join stored_files f on f.organization_id = p.organization_id and f.id = p.file_id
 where p.client_id = $1 and p.ended_at is null and f.removed_at is null
