-- $1 file
select k.id, k.number, k.status, k.client_id, k.row_version, k.kind, k.replaces_id
  from claim_submissions s join claims k on k.organization_id = s.organization_id and k.id = s.claim_id
 where s.edi_file_id = $1 order by k.id for update of k
