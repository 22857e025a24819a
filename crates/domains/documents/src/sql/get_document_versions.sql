-- $1 document
select v.id, v.number, v.file_name, f.kind, f.size_bytes, encode(f.sha256, 'hex') as sha256, f.width, f.height, f.scan_status, f.threat, v.note,
       v.added_at, (select p.first_name || ' ' || p.last_name from profiles p where p.id = v.added_by) as added_by_name
  from client_document_versions v
  join stored_files f on f.organization_id = v.organization_id and f.id = v.file_id
 where v.document_id = $1
 order by v.number desc
