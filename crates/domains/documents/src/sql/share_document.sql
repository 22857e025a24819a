-- $1 document, $2 when, $3 by whom; empty when the client sees it no more
update client_documents set shared_at = $2, shared_by = $3 where id = $1
