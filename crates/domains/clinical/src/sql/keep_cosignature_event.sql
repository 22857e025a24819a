-- $1 id, $2 organization, $3 note, $4 kind, $5 version, $6 by, $7 sealed words, $8 now
insert into note_cosignature_events (id, organization_id, note_id, kind, version_number, actor_id, comment_sealed, occurred_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
