-- $1 id, $2 organization, $3 note, $4 number, $5 author, $6 sealed words, $7 hash, $8 hash before it, $9 typed name, $10 attestation, $11 now, $12 proved at
insert into note_amendments (id, organization_id, note_id, number, author_id, content_sealed, sha256, previous_sha256, typed_name, attestation_version, signed_at, authenticated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
