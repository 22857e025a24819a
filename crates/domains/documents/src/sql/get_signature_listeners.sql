-- $1 document, $2 its version, $3 who signed or saw it signed; whoever put it there to be signed or showed it to the client
select m.profile_id
  from organization_memberships m
  join client_documents d on d.organization_id = m.organization_id and d.id = $1
  join client_document_versions v on v.organization_id = d.organization_id and v.id = $2
 where m.kind = 'staff' and m.status = 'active' and m.profile_id in (v.added_by, d.shared_by) and m.profile_id <> $3
 order by m.profile_id
