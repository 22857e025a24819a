-- $1 document
select max(number) + 1 from client_document_versions where document_id = $1
