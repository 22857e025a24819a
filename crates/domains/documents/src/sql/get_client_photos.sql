-- $1 clients
select p.client_id, f.id as file_id, f.thumbnail_sealed, p.set_at
  from client_photos p
  join stored_files f on f.organization_id = p.organization_id and f.id = p.file_id
 where p.client_id = any ($1) and p.ended_at is null and f.removed_at is null and f.thumbnail_sealed is not null
   and f.scan_status in ('clean', 'not_configured')
