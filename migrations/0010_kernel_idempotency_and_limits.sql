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

-- The answer stands in the transaction of an effect that is audited already. Functions that enrol a second factor take keys too.
select app.guard('idempotency_keys', assurance => 'aal1',
                 unaudited => 'the effect whose answer this is has an audit event of its own, in the same transaction');
select app.permit('idempotency_keys', 'select', '{authenticated}', 'own');
select app.permit('idempotency_keys', 'insert', '{authenticated}', 'own');
-- The nightly purge runs inside one organization at a time.
select app.permit('idempotency_keys', 'select', '{service_role}', 'organization');
select app.permit('idempotency_keys', 'delete', '{service_role}', 'organization');

-- A bucket per subject and limited action: the instant at which it is full again (GCRA, ITU-T I.371).
-- Subjects are profile ids or addresses; there is no tenant before somebody has signed in.
create table app.rate_limits (
  subject  text not null,
  name     text not null,
  full_at  timestamptz not null,
  primary key (subject, name)
);
comment on table app.rate_limits is 'how far each caller is into each limit that is counted across instances';

select app.guard('app.rate_limits', assurance => 'aal1',
                 catalogue => 'counts of callers who may not have signed in yet: addresses and ids, no practice data',
                 unaudited => 'a counter, changed on every limited call and by app.admit only');
-- Reached through the functions below, which run as the owner, and in no other way.
select app.scope('admission', '(select current_user) = ''mentalspace_owner''', 'the counters, inside app.admit and its purge');
select app.permit('app.rate_limits', 'select', '{mentalspace_owner}', 'admission');
select app.permit('app.rate_limits', 'insert', '{mentalspace_owner}', 'admission');
select app.permit('app.rate_limits', 'update', '{mentalspace_owner}', 'admission');
select app.permit('app.rate_limits', 'delete', '{mentalspace_owner}', 'admission');

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
  after := bucket + pg_catalog.make_interval(secs => cost);
  if after - at > pg_catalog.make_interval(secs => full_for) then
    return extract(epoch from (after - at)) - full_for;
  end if;
  update app.rate_limits as limits set full_at = after
  where limits.subject = admit.subject and limits.name = admit.name;
  return 0;
end
$$;

-- Removes the buckets that are full again: they say the same as no row.
create function app.forget_full_limits(at timestamptz) returns bigint
language sql security definer set search_path = ''
as $$
  with forgotten as (delete from app.rate_limits where full_at < at returning 1)
  select pg_catalog.count(*) from forgotten;
$$;

insert into app.definer_functions (signature, reason) values
  ('app.admit(text,text,timestamp with time zone,double precision,double precision)',
   'counts a call of somebody who may not have signed in yet; callers cannot read or set a counter'),
  ('app.forget_full_limits(timestamp with time zone)', 'purges counters that no longer limit anybody');

-- Called by the login role itself, before there is a caller's transaction.
revoke all on function app.admit(text, text, timestamptz, double precision, double precision), app.forget_full_limits(timestamptz) from public;
grant execute on function app.admit(text, text, timestamptz, double precision, double precision) to mentalspace_app, mentalspace_auth;
grant execute on function app.forget_full_limits(timestamptz) to service_role;

insert into app.exceptions (rule, object, reason) values
    ('organization-key', 'public.idempotency_keys', 'nothing points to a stored answer, and an index more would cost every write');
