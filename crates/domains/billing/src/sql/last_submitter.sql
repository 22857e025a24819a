-- $1 claim; who put it into a file last, if it was a person
select h.changed_by from claim_status_history h
 where h.claim_id = $1 and h.to_status = 'queued' and h.changed_by is not null
 order by h.position desc limit 1
