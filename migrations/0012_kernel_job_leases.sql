-- What a worker does to the queue. A worker serves all organizations, so these run as the owner and are the only way: each call does
-- one narrow thing. The instant is given by the worker's clock; a clock that is wrong costs waiting or a refused result, and never a
-- second effect, because the lease number and not the time decides who may record.

-- Leases up to `how_many` due jobs of these names until `leased_until`. A job whose lease ran out counts as due: its run is recorded as
-- lost. One that has been lost in all its attempts is buried here, so that work which kills its worker does not kill every worker.
create function app.lease_jobs(worker text, names text[], how_many integer, at timestamptz, leased_until timestamptz)
    returns table (id uuid, organization_id uuid, name text, payload jsonb, attempt integer, max_attempts integer, lease_number bigint, waited_since timestamptz)
    language plpgsql security definer
    set search_path = ''
as $$
#variable_conflict use_column
declare
    found record;
begin
    for found in
        select j.* from public.background_jobs j
         where j.status in ('queued', 'running') and j.due_at <= lease_jobs.at and j.name = any (lease_jobs.names)
         order by j.due_at, j.id
         limit lease_jobs.how_many
           for update skip locked
    loop
        if found.status = 'running' then
            insert into public.job_runs (id, organization_id, job_id, name, attempt, lease_number, worker, started_at, ended_at, outcome, error_code)
            values (pg_catalog.gen_random_uuid(), found.organization_id, found.id, found.name, found.attempts, found.lease_number,
                    found.worker, found.started_at, greatest(lease_jobs.at, found.started_at), 'lost', 'lease_lost');
            if found.attempts >= found.max_attempts then
                update public.background_jobs j
                   set status = 'dead', finished_at = lease_jobs.at, error_code = 'lease_lost', lease_number = j.lease_number + 1
                 where j.id = found.id;
                continue;
            end if;
        end if;
        update public.background_jobs j
           set status = 'running', attempts = j.attempts + 1, lease_number = j.lease_number + 1,
               due_at = lease_jobs.leased_until, started_at = lease_jobs.at, worker = lease_jobs.worker
         where j.id = found.id;
        id := found.id;
        organization_id := found.organization_id;
        name := found.name;
        payload := found.payload;
        attempt := found.attempts + 1;
        max_attempts := found.max_attempts;
        lease_number := found.lease_number + 1;
        waited_since := found.due_at;
        return next;
    end loop;
end
$$;

-- Heartbeat: extends the leases that are still held and answers with their jobs. What is missing from the answer was lost.
create function app.extend_leases(jobs uuid[], lease_numbers bigint[], leased_until timestamptz) returns setof uuid
    language sql security definer
    set search_path = ''
as $$
    update public.background_jobs j
       set due_at = extend_leases.leased_until
      from rows from (pg_catalog.unnest(extend_leases.jobs), pg_catalog.unnest(extend_leases.lease_numbers)) held (job, lease)
     where j.id = held.job and j.lease_number = held.lease and j.status = 'running'
    returning j.id;
$$;

-- Records how a run ended. In the job's own transaction for what has effects (so the effects and their record are one), in a
-- transaction of its own for a failure. `outcome` is succeeded, failed (`retry_at` says when again) or dead.
create function app.finish_job(run uuid, job uuid, lease bigint, at timestamptz, outcome text, error_code text, retry_at timestamptz, counts jsonb)
    returns void
    language plpgsql security definer
    set search_path = ''
as $$
declare
    held public.background_jobs;
begin
    select * into held from public.background_jobs j where j.id = finish_job.job for update;
    if held.id is null or held.status <> 'running' or held.lease_number <> finish_job.lease then
        raise exception 'the lease of this job has passed on: its result is refused'
            using errcode = 'MSJ01', hint = 'Another worker holds the job now, or has finished it.';
    end if;
    if pg_catalog.current_setting('role') = 'service_role' and held.organization_id is distinct from app.organization_id() then
        raise exception 'this job belongs to another organization' using errcode = 'insufficient_privilege';
    end if;
    update public.background_jobs j
       set status = case finish_job.outcome when 'succeeded' then 'succeeded' when 'dead' then 'dead' when 'failed' then 'queued' end,
           due_at = coalesce(finish_job.retry_at, j.due_at),
           finished_at = case when finish_job.outcome <> 'failed' then finish_job.at end,
           error_code = finish_job.error_code
     where j.id = held.id;
    insert into public.job_runs (id, organization_id, job_id, name, attempt, lease_number, worker, started_at, ended_at, outcome, error_code, counts)
    values (finish_job.run, held.organization_id, held.id, held.name, held.attempts, held.lease_number, held.worker, held.started_at,
            greatest(finish_job.at, held.started_at), finish_job.outcome, finish_job.error_code, finish_job.counts);
end
$$;

-- Puts a dead job back at the head of the queue with all its attempts. True if there was such a dead job.
create function app.requeue_job(job uuid, at timestamptz) returns boolean
    language plpgsql security definer
    set search_path = ''
as $$
begin
    if pg_catalog.current_setting('role') is distinct from 'service_role' and not app.has_any_role('{administrator}') then
        raise exception 'only an administrator requeues a job' using errcode = 'insufficient_privilege';
    end if;
    update public.background_jobs j
       set status = 'queued', attempts = 0, due_at = requeue_job.at, finished_at = null
     where j.id = requeue_job.job and j.organization_id = app.organization_id() and j.status = 'dead';
    if not found then
        return false;
    end if;
    perform pg_catalog.pg_notify('mentalspace_jobs', '');
    return true;
end
$$;

-- For the metrics: how much is due, since when, and how much lies dead, per job. Two parts, each by its partial index: the jobs that
-- succeeded, by far the most, are not looked at.
create function app.job_queue_state(at timestamptz)
    returns table (name text, due bigint, running bigint, dead bigint, oldest_due_at timestamptz)
    language sql stable security definer
    set search_path = ''
as $$
    select j.name,
           pg_catalog.count(*) filter (where j.status = 'queued' and j.due_at <= job_queue_state.at),
           pg_catalog.count(*) filter (where j.status = 'running'),
           pg_catalog.count(*) filter (where j.status = 'dead'),
           min(j.due_at) filter (where j.status = 'queued' and j.due_at <= job_queue_state.at)
      from (select l.name, l.status, l.due_at from public.background_jobs l where l.status in ('queued', 'running')
            union all
            select d.name, d.status, d.due_at from public.background_jobs d where d.status = 'dead') j
     group by j.name;
$$;

insert into app.definer_functions (signature, reason) values
    ('app.lease_jobs(text,text[],integer,timestamp with time zone,timestamp with time zone)', 'a worker takes due jobs of every organization, and sees nothing else'),
    ('app.extend_leases(uuid[],bigint[],timestamp with time zone)', 'a worker keeps the leases it holds, proved by their numbers'),
    ('app.finish_job(uuid,uuid,bigint,timestamp with time zone,text,text,timestamp with time zone,jsonb)', 'records the result of a run, if the lease number is the current one'),
    ('app.requeue_job(uuid,timestamp with time zone)', 'an administrator sends a dead job of the own organization back'),
    ('app.job_queue_state(timestamp with time zone)', 'counts for the metrics, without organization or payload');

revoke all on all functions in schema app from public;
grant execute on function
    app.lease_jobs(text, text[], integer, timestamptz, timestamptz),
    app.extend_leases(uuid[], bigint[], timestamptz),
    app.job_queue_state(timestamptz)
    to mentalspace_app;
grant execute on function app.finish_job(uuid, uuid, bigint, timestamptz, text, text, timestamptz, jsonb) to mentalspace_app, service_role;
grant execute on function app.requeue_job(uuid, timestamptz) to authenticated, service_role;
