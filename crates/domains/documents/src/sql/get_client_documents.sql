-- $1 client, $2 archived ones, $3 category, $4 rows, $5 $6 the last row of the page before (when made, which)
select d.id, d.client_id, d.category, d.title, d.description, d.tags, v.number as version, f.kind, f.size_bytes, f.scan_status, v.added_at,
       (select p.first_name || ' ' || p.last_name from profiles p where p.id = v.added_by) as added_by_name,
       (select count(*) from document_signatures s where s.organization_id = v.organization_id and s.version_id = v.id) as signatures,
       d.shared_at, d.archived_at, d.created_at, d.row_version
  from client_documents d
 cross join lateral (
        select * from client_document_versions v
         where v.organization_id = d.organization_id and v.document_id = d.id order by v.number desc limit 1) v
  join stored_files f on f.organization_id = v.organization_id and f.id = v.file_id
 where d.client_id in (select app.chart_of($1))
   and (d.archived_at is not null) = $2::boolean
   and ($3::text is null or d.category = $3)
   and ($5::timestamptz is null or (d.created_at, d.id) < ($5, $6::uuid))
 order by d.created_at desc, d.id desc
 limit $4
