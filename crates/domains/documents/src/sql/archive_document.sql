-- $1 document, $2 when, $3 by whom, $4 why; empty when it is brought back
update client_documents set archived_at = $2, archived_by = $3, archive_reason = $4, shared_at = null, shared_by = null where id = $1
