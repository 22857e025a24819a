-- Work by the calendar. What is to run when stands in the code; here stands how far each organization's calendar has been turned into
-- jobs. A slot becomes a job exactly once, for two reasons that hold each on its own: `planned_until` moves by compare-and-swap, and the
-- job's unique key is the schedule and the instant of the slot.

create table public.scheduled_jobs (
    id uuid primary key,
    organization_id uuid not null,
    name text not null check (name ~ '^[a-z0-9-]{1,80}$'),
    cron text not null,
    planned_until timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint scheduled_jobs_name unique (organization_id, name)
);
comment on table public.scheduled_jobs is 'how far each schedule has been planned; slots up to planned_until have their jobs';

select app.guard('scheduled_jobs', assurance => 'aal1', unaudited => 'bookkeeping of the planner: instants only');
select app.permit('scheduled_jobs', 'select', '{administrator,service_role}', 'organization');
select app.permit('scheduled_jobs', 'select', '{mentalspace_owner}', 'definer');
select app.permit('scheduled_jobs', 'insert', '{mentalspace_owner}', 'definer');
select app.permit('scheduled_jobs', 'update', '{mentalspace_owner}', 'definer');

-- The calendars to plan: every organization at work, its time zone, and how far each of its schedules has come.
-- plpgsql, because the table of organizations arrives in a later file.
create function app.calendars() returns table (organization_id uuid, time_zone text, names text[], planned timestamptz[])
    language plpgsql stable security definer
    set search_path = ''
as $$
#variable_conflict use_column
begin
    return query
        select o.id, o.time_zone,
               coalesce(pg_catalog.array_agg(s.name order by s.name) filter (where s.name is not null), '{}'),
               coalesce(pg_catalog.array_agg(s.planned_until order by s.name) filter (where s.name is not null), '{}')
          from public.organizations o
          left join public.scheduled_jobs s on s.organization_id = o.id
         where o.status = 'active'
         group by o.id, o.time_zone;
end
$$;

-- Turns slots into jobs. Answers with the number of new jobs, or nothing if another worker has moved the calendar meanwhile.
create function app.plan_schedule(
    organization uuid, schedule text, cron text, planned timestamptz, until timestamptz,
    job text, attempts integer, ids uuid[], slots timestamptz[], keys text[], payloads jsonb[])
    returns integer
    language plpgsql security definer
    set search_path = ''
as $$
declare
    made integer;
begin
    if planned is null then
        insert into public.scheduled_jobs (id, organization_id, name, cron, planned_until)
        values (pg_catalog.gen_random_uuid(), organization, schedule, plan_schedule.cron, until)
        on conflict on constraint scheduled_jobs_name do nothing;
        return 0;
    end if;
    update public.scheduled_jobs s
       set planned_until = until, cron = plan_schedule.cron
     where s.organization_id = organization and s.name = schedule and s.planned_until = planned;
    if not found then
        return null;
    end if;
    insert into public.background_jobs (id, organization_id, name, payload, unique_key, due_at, max_attempts)
    select slot.id, organization, job, slot.payload, slot.key, slot.at, attempts
      from rows from (pg_catalog.unnest(ids), pg_catalog.unnest(slots), pg_catalog.unnest(keys), pg_catalog.unnest(payloads))
           slot (id, at, key, payload)
    on conflict on constraint background_jobs_once do nothing;
    get diagnostics made = row_count;
    return made;
end
$$;

insert into app.definer_functions (signature, reason) values
    ('app.calendars()', 'the planner reads id, time zone and progress of every organization, and nothing else'),
    ('app.plan_schedule(uuid,text,text,timestamp with time zone,timestamp with time zone,text,integer,uuid[],timestamp with time zone[],text[],jsonb[])',
     'the planner makes the jobs of one schedule of one organization, each slot once');

-- Work that belongs to no organization: it removes what has served its time. Each is a function of an instant that answers with a
-- number of rows; migrations alone decide which there are, and the worker can only name one.
create table app.system_jobs (
    name text primary key check (name ~ '^[a-z0-9-]{1,80}$'),
    function regprocedure not null,
    meaning text not null check (length(meaning) > 10)
);
create table app.system_job_runs (
    name text not null references app.system_jobs (name) on delete restrict,
    slot timestamptz not null,
    ended_at timestamptz not null,
    affected bigint,
    primary key (name, slot)
);
comment on table app.system_job_runs is 'a slot that is in here has run; the key decides which of two workers runs it';

select app.guard('app.system_jobs', assurance => 'aal1', catalogue => 'list of maintenance functions, holds no practice data',
                 unaudited => 'written by migrations only');
select app.permit('app.system_jobs', 'select', '{mentalspace_owner}', 'definer');
select app.guard('app.system_job_runs', assurance => 'aal1', catalogue => 'history of maintenance: instants and numbers of rows',
                 unaudited => 'history of maintenance, purged by age');
select app.permit('app.system_job_runs', 'select', '{mentalspace_owner}', 'definer');
select app.permit('app.system_job_runs', 'insert', '{mentalspace_owner}', 'definer');
select app.permit('app.system_job_runs', 'update', '{mentalspace_owner}', 'definer');
select app.permit('app.system_job_runs', 'delete', '{mentalspace_owner}', 'definer');

-- Runs a slot, unless it has run. The claim and the work are one statement: if the work fails the slot is free again.
create function app.run_system_job(job text, slot timestamptz, at timestamptz) returns bigint
    language plpgsql security definer
    set search_path = ''
as $$
declare
    work regprocedure;
    touched bigint;
begin
    select s.function into strict work from app.system_jobs s where s.name = job;
    insert into app.system_job_runs (name, slot, ended_at) values (job, run_system_job.slot, run_system_job.at)
    on conflict on constraint system_job_runs_pkey do nothing;
    if not found then
        return null;
    end if;
    execute pg_catalog.format('select %s($1)', work::regproc) into touched using at;
    update app.system_job_runs r set affected = touched where r.name = job and r.slot = run_system_job.slot;
    return touched;
end
$$;
insert into app.definer_functions (signature, reason) values
    ('app.run_system_job(text,timestamp with time zone,timestamp with time zone)', 'runs one of the listed maintenance functions, each slot once');

revoke all on all functions in schema app from public;
grant execute on function
    app.calendars(),
    app.plan_schedule(uuid, text, text, timestamptz, timestamptz, text, integer, uuid[], timestamptz[], text[], jsonb[]),
    app.run_system_job(text, timestamptz, timestamptz)
    to mentalspace_app;
