-- $1 id, $2 organization, $3 client, then system, kind, value, text consent, voicemail allowed, rank, note
insert into client_contact_points (id, organization_id, client_id, system, kind, value, text_consent, voicemail_allowed, rank, note)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9::int4, $10)
returning id, client_id, system, kind, value, text_consent, voicemail_allowed, rank::int4 as rank, note, row_version
