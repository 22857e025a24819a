-- $1 document, $2 number of the version, $3 the caller
select v.id as version_id, not exists (select from client_document_versions n where n.document_id = v.document_id and n.number > v.number) as is_present,
       f.sha256, f.scan_status, (select max(version) from signature_statements) as statement_version,
       (select p.first_name || ' ' || p.last_name from profiles p where p.id = $3) as own_name
  from client_document_versions v
  join stored_files f on f.organization_id = v.organization_id and f.id = v.file_id
 where v.document_id = $1 and v.number = $2
