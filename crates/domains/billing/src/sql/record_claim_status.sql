-- $1 id, $2 organization, $3 claim, $4 from, $5 to, $6 what was said, $7 file, $8 person, $9 now; whoever writes it holds the claim's row
insert into claim_status_history (id, organization_id, claim_id, position, from_status, to_status, detail, edi_file_id, changed_by, changed_at)
select $1, $2, $3, coalesce(max(h.position), 0) + 1, $4, $5, $6, $7, $8, $9 from claim_status_history h where h.claim_id = $3
