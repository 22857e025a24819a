-- What the waist itself keeps: the answers to idempotency keys, and the limits that are counted across
-- instances.

create table public.idempotency_keys (
  id               uuid primary key,
  organization_id  uuid not null,
  profile_id       uuid not null,
  function         text not null check (function ~ '^[a-z0-9-]{1,80}$'),
  key              text not null check (length(key) between 1 and 255),
  fingerprint      bytea not null check (length(fingerprint) = 32),
  answer           text not null,
  created_at       timestamptz not null default now(),
  constraint idempotency_keys_scope unique (organization_id, profile_id, function, key)
);
comment on table public.idempotency_keys is
  'The answer of a write, stored in the write''s own transaction. Kept for at least a day, then purged by a job.';
create index idempotency_keys_created_at on public.idempotency_keys (created_at);

-- A bucket per subject and limited action: the instant at which it is full again (GCRA, ITU-T I.371).
-- Subjects are profile ids or addresses; there is no tenant before somebody has signed in.
create table app.rate_limits (
  subject  text not null,
  name     text not null,
  full_at  timestamptz not null,
  primary key (subject, name)
);

-- Counts one call; answers with the seconds to wait, 0 if it is admitted. The upsert locks the row, so
-- that calls at once are counted one after the other. A refused call does not move the instant.
create function app.admit(subject text, name text, at timestamptz, cost double precision, full_for double precision)
returns double precision
language plpgsql security definer set search_path = ''
as $$
declare
  bucket timestamptz;
  after timestamptz;
begin
  insert into app.rate_limits as limits (subject, name, full_at) values (admit.subject, admit.name, admit.at)
  on conflict on constraint rate_limits_pkey do update set full_at = greatest(limits.full_at, admit.at)
  returning full_at into bucket;
  after := bucket + make_interval(secs => cost);
  if after - at > make_interval(secs => full_for) then
    return extract(epoch from (after - at)) - full_for;
  end if;
  update app.rate_limits as limits set full_at = after
  where limits.subject = admit.subject and limits.name = admit.name;
  return 0;
end
$$;
