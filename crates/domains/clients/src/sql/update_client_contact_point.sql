-- $1 id, $2 client, then system, kind, value, text consent, voicemail allowed, rank, note
update client_contact_points
   set system = $3, kind = $4, value = $5, text_consent = $6, voicemail_allowed = $7, rank = $8::int4, note = $9
 where id = $1 and client_id = $2 and ended_at is null
returning id, client_id, system, kind, value, text_consent, voicemail_allowed, rank::int4 as rank, note, row_version
