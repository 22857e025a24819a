-- $1 id, $2 organization, $3 note, $4 version, $5 role, $6 signer, $7 typed name, $8 attestation, $9 now, $10 proved at
insert into note_signatures (id, organization_id, note_id, version_number, role, signer_id, typed_name, attestation_version, signed_at, authenticated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
