-- $1 id, $2 practice, $3 client, $4 kind, $5 bytes, $6 hash, $7 width, $8 height, $9 small view, $10 scan status, $11 person
insert into stored_files (id, organization_id, client_id, kind, size_bytes, sha256, width, height, thumbnail_sealed, scan_status, stored_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
