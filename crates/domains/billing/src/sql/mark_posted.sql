-- $1 remittance, $2 now, $3 person; nothing if it is posted
update remittances set status = 'posted', posted_at = $2, posted_by = $3 where id = $1 and status = 'imported'
