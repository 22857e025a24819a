-- $1 document, $2 rows, $3 $4 the last row of the page before (when, which)
select w.id, v.number as version, w.profile_id, (select p.first_name || ' ' || p.last_name from profiles p where p.id = w.profile_id) as name, w.viewed_at
  from document_views w
  join client_document_versions v on v.organization_id = w.organization_id and v.id = w.version_id
 where w.document_id = $1 and ($3::timestamptz is null or (w.viewed_at, w.id) < ($3, $4::uuid))
 order by w.viewed_at desc, w.id desc
 limit $2
