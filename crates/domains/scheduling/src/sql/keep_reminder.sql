-- $1 id, $2 practice, $3 visit, $4 client, $5 kind, $6 hash of the secret in the link, $7 now
insert into appointment_reminders (id, organization_id, appointment_id, client_id, kind, token_hash, sent_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict on constraint appointment_reminders_once do nothing
