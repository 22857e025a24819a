-- Background work: one row per job, inserted in the transaction that causes it, so a job exists exactly if its cause does.
--
-- A worker leases a row until `due_at` and gets a lease number with it. The number is a fence: whoever holds an older one (a worker
-- that was stopped, or cut off, and came back) is refused by app.finish_job when it wants to record its result, and its transaction
-- is undone with it.

create table public.background_jobs (
    id uuid primary key,
    organization_id uuid not null,
    name text not null check (name ~ '^[a-z0-9-]{1,80}$'),
    payload jsonb not null,
    unique_key text check (length(unique_key) between 1 and 200),
    status text not null default 'queued' check (status in ('queued', 'running', 'succeeded', 'dead')),
    due_at timestamptz not null,
    attempts integer not null default 0 check (attempts >= 0),
    max_attempts integer not null check (max_attempts between 1 and 100),
    lease_number bigint not null default 0,
    worker text,
    started_at timestamptz,
    finished_at timestamptz,
    error_code text check (error_code ~ '^[a-z0-9_]{1,80}$'),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint background_jobs_once unique (organization_id, name, unique_key),
    constraint background_jobs_payload_size check (octet_length(payload::text) <= 16384),
    constraint background_jobs_finished_check check ((finished_at is not null) = (status in ('succeeded', 'dead')))
);
comment on table public.background_jobs is 'durable queue; the payload holds ids, never personal data';
comment on column public.background_jobs.due_at is 'queued: not before this; running: the lease ends then';
comment on column public.background_jobs.lease_number is 'grows with every lease; only its holder may record a result';
comment on column public.background_jobs.error_code is 'why the last run failed, in one word: never a message, which could hold personal data';
create index background_jobs_due_idx on public.background_jobs (due_at, id) where status in ('queued', 'running');
create index background_jobs_finished_idx on public.background_jobs (finished_at) where status = 'succeeded';
create index background_jobs_dead_idx on public.background_jobs (organization_id, finished_at) where status = 'dead';

create table public.job_runs (
    id uuid primary key,
    organization_id uuid not null,
    job_id uuid not null,
    name text not null,
    attempt integer not null,
    lease_number bigint not null,
    worker text,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    outcome text not null check (outcome in ('succeeded', 'failed', 'dead', 'lost')),
    error_code text,
    counts jsonb not null default '{}',
    unique (organization_id, id),
    constraint job_runs_job_fkey foreign key (organization_id, job_id)
        references public.background_jobs (organization_id, id) on delete restrict,
    constraint job_runs_lease unique (job_id, lease_number)
);
comment on table public.job_runs is 'one row per ended run: when, how it ended, how many things it did';
create index job_runs_job_idx on public.job_runs (organization_id, job_id);
create index job_runs_time_idx on public.job_runs (organization_id, name, started_at desc);

-- For the allow-listed definer functions, which run as the owner: nobody else can take on that role in a request.
select app.scope('definer', '(select current_user) = ''mentalspace_owner''', 'every row, inside the allow-listed functions that run as the owner');

select app.guard('background_jobs', assurance => 'aal1',
                 unaudited => 'bookkeeping of the queue: every run leaves an audit event of its own and a row in job_runs');
select app.permit('background_jobs', 'select', '{administrator,service_role}', 'organization');
select app.permit('background_jobs', 'insert', '{authenticated,service_role}', 'organization',
                  columns => '{id,organization_id,name,payload,unique_key,due_at,max_attempts}');
select app.permit('background_jobs', 'insert', '{mentalspace_auth}', 'auth_service',
                  columns => '{id,organization_id,name,payload,unique_key,due_at,max_attempts}');
select app.permit('background_jobs', 'select', '{mentalspace_owner}', 'definer');
select app.permit('background_jobs', 'insert', '{mentalspace_owner}', 'definer');
select app.permit('background_jobs', 'update', '{mentalspace_owner}', 'definer');
select app.permit('background_jobs', 'delete', '{mentalspace_owner}', 'definer');

select app.guard('job_runs', assurance => 'aal1', unaudited => 'history of the queue: it is only added to and purged by age');
select app.permit('job_runs', 'select', '{administrator,service_role}', 'organization');
select app.permit('job_runs', 'select', '{mentalspace_owner}', 'definer');
select app.permit('job_runs', 'insert', '{mentalspace_owner}', 'definer');
select app.permit('job_runs', 'delete', '{mentalspace_owner}', 'definer');

-- Wakes the workers, which otherwise look once in a while. It is sent when the transaction commits, and once per transaction.
create function app.wake_workers() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    perform pg_catalog.pg_notify('mentalspace_jobs', '');
    return null;
end
$$;
revoke all on function app.wake_workers() from public;
create trigger wake after insert on public.background_jobs for each statement execute function app.wake_workers();
