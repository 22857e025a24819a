-- $1 file; only what a document or a photo that the caller may see holds on to
select f.client_id, f.kind, f.size_bytes, f.scan_status, coalesce(v.file_name, 'photo') as file_name, v.document_id, v.id as version_id
  from stored_files f
  left join client_document_versions v on v.organization_id = f.organization_id and v.file_id = f.id
  left join client_photos p on p.organization_id = f.organization_id and p.file_id = f.id
 where f.id = $1 and f.removed_at is null and (v.id is not null or p.id is not null)
