-- $1 id, $2 organization, $3 name, $4 payload, $5 unique key or null, $6 not before, $7 tries
-- Without a conflict target, which would need the right to read the table.
insert into public.background_jobs (id, organization_id, name, payload, unique_key, due_at, max_attempts)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict do nothing
