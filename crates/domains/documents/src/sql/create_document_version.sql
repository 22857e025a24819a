-- $1 id, $2 practice, $3 document, $4 client, $5 number, $6 file, $7 name, $8 note, $9 person, $10 now
insert into client_document_versions (id, organization_id, document_id, client_id, number, file_id, file_name, note, added_by, added_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
