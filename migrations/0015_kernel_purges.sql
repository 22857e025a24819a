-- What the kernel keeps for a while only. At most 20,000 rows at a time, so that no purge holds anybody up.

select app.permit('idempotency_keys', 'select', '{mentalspace_owner}', 'definer');
select app.permit('idempotency_keys', 'delete', '{mentalspace_owner}', 'definer');

create function app.purge_idempotency_keys(at timestamptz) returns bigint
    language sql security definer
    set search_path = ''
as $$
    with gone as (
        delete from public.idempotency_keys k
         where k.id in (select old.id from public.idempotency_keys old
                         where old.created_at < purge_idempotency_keys.at - interval '48 hours' limit 20000)
        returning 1)
    select pg_catalog.count(*) from gone;
$$;

-- Dead jobs stay until somebody has dealt with them.
create function app.purge_finished_jobs(at timestamptz) returns bigint
    language plpgsql security definer
    set search_path = ''
as $$
declare
    old uuid[];
begin
    select pg_catalog.array_agg(j.id) into old
      from (select f.id from public.background_jobs f
             where f.status = 'succeeded' and f.finished_at < purge_finished_jobs.at - interval '30 days' limit 20000) j;
    delete from public.job_runs r where r.job_id = any (old);
    delete from public.background_jobs j where j.id = any (old);
    delete from app.system_job_runs r where r.slot < purge_finished_jobs.at - interval '30 days';
    return coalesce(pg_catalog.cardinality(old), 0);
end
$$;

insert into app.definer_functions (signature, reason) values
    ('app.purge_idempotency_keys(timestamp with time zone)', 'removes stored answers after 48 hours, in all organizations'),
    ('app.purge_finished_jobs(timestamp with time zone)', 'removes jobs that succeeded 30 days ago, with their runs');
insert into app.system_jobs (name, function, meaning) values
    ('purge-idempotency-keys', 'app.purge_idempotency_keys(timestamptz)', 'stored answers are kept for 48 hours'),
    ('purge-rate-limits', 'app.forget_full_limits(timestamptz)', 'a full bucket says nothing any more'),
    ('purge-finished-jobs', 'app.purge_finished_jobs(timestamptz)', 'jobs that succeeded are kept for 30 days');
-- Only app.run_system_job calls these; it runs as the owner.
revoke all on all functions in schema app from public;
