-- $1 id, $2 practice, $3 document, $4 client, $5 version, $6 hash, $7 as what, $8 name, $9 wording, $10 person, $11 now, $12 address, $13 device
insert into document_signatures (id, organization_id, document_id, client_id, version_id, content_sha256, signed_as, typed_name, statement_version,
                                 recorded_by, signed_at, address, device)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
