-- $1 id, $2 organization, $3 kind, $4 template, $5 dedupe key or null, $6 sealed content
-- Without a conflict target, which would need the right to read the table.
insert into public.outbox_messages (id, organization_id, kind, template, dedupe_key, sealed)
values ($1, $2, $3, $4, $5, $6)
on conflict do nothing
