-- $1 grant, $2 when, $3 by, $4 verdict, $5 note
update break_glass_grants set reviewed_at = $2, reviewed_by = $3, verdict = $4, review_note = $5 where id = $1 and reviewed_at is null
