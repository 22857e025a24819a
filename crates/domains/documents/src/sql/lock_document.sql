-- $1 document
select client_id, shared_at, archived_at, row_version from client_documents where id = $1 for update
