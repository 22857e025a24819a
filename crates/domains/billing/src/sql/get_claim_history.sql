-- $1 claim
select h.changed_at, h.from_status, h.to_status, h.detail, f.name as file_name, p.first_name || ' ' || p.last_name as changed_by_name
  from claim_status_history h
  left join edi_files f on f.organization_id = h.organization_id and f.id = h.edi_file_id
  left join profiles p on p.id = h.changed_by
 where h.claim_id = $1
 order by h.position
