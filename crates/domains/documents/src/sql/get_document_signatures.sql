-- $1 document
select s.id, v.number as version, encode(s.content_sha256, 'hex') as content_sha256, s.signed_as, s.typed_name, s.statement_version, s.signed_at,
       host(s.address) as address, (select p.first_name || ' ' || p.last_name from profiles p where p.id = s.recorded_by) as recorded_by_name
  from document_signatures s
  join client_document_versions v on v.organization_id = s.organization_id and v.id = s.version_id
 where s.document_id = $1
 order by s.signed_at desc, s.id
