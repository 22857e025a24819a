-- $1 document, $2 number of the version; the present one if it is empty
select f.id as file_id, f.organization_id, v.client_id, f.scan_status, encode(f.sha256, 'hex') as sha256
  from client_document_versions v
  join stored_files f on f.organization_id = v.organization_id and f.id = v.file_id
 where v.document_id = $1 and f.removed_at is null
   and v.number = coalesce($2, (select max(number) from client_document_versions where document_id = $1))
