-- $1 file, $2 status, $3 fault, $4 when it was sent, if it is sent now
update edi_files set status = $2, fault = $3, sent_at = coalesce(sent_at, $4) where id = $1
