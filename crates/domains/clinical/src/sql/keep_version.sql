-- $1 id, $2 organization, $3 note, $4 number, $5 reason, $6 sealed document, $7 hash, $8 hash before it, $9 by, $10 now
insert into note_versions (id, organization_id, note_id, number, reason, content_sealed, sha256, previous_sha256, created_by, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
