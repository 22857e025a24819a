-- $1 document
select d.id, d.client_id, d.category, d.title, d.description, d.tags, d.shared_at,
       (select p.first_name || ' ' || p.last_name from profiles p where p.id = d.shared_by) as shared_by_name, d.archived_at,
       (select p.first_name || ' ' || p.last_name from profiles p where p.id = d.archived_by) as archived_by_name, d.archive_reason,
       d.created_at, d.row_version
  from client_documents d
 where d.id = $1
