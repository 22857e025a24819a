-- What sign-in keeps for a while only. At most 20,000 rows of each at a time, so that no purge holds anybody up.
-- Attempts to sign in and ended sessions are evidence and stay two years; the rest means nothing once it is spent.

select app.permit('auth.one_time_tokens', 'delete', '{mentalspace_owner}', 'definer');
select app.permit('auth.one_time_tokens', 'select', '{mentalspace_owner}', 'definer');
select app.permit('auth.mfa_challenges', 'delete', '{mentalspace_owner}', 'definer');
select app.permit('auth.mfa_challenges', 'select', '{mentalspace_owner}', 'definer');
select app.permit('auth.refresh_tokens', 'delete', '{mentalspace_owner}', 'definer');
select app.permit('auth.refresh_tokens', 'select', '{mentalspace_owner}', 'definer');
select app.permit('auth.sessions', 'delete', '{mentalspace_owner}', 'definer');
select app.permit('auth.sessions', 'select', '{mentalspace_owner}', 'definer');
select app.permit('auth.login_attempts', 'delete', '{mentalspace_owner}', 'definer');
select app.permit('auth.login_attempts', 'select', '{mentalspace_owner}', 'definer');

create function app.purge_sign_in(at timestamptz) returns bigint
    language plpgsql security definer
    set search_path = ''
as $$
declare
    gone bigint := 0;
    step bigint;
    sessions uuid[];
begin
    delete from auth.one_time_tokens t
     where t.id in (select o.id from auth.one_time_tokens o where o.expires_at < purge_sign_in.at - interval '7 days' limit 20000);
    get diagnostics step = row_count;
    gone := gone + step;
    delete from auth.mfa_challenges c
     where c.id in (select o.id from auth.mfa_challenges o where o.expires_at < purge_sign_in.at - interval '1 day' limit 20000);
    get diagnostics step = row_count;
    gone := gone + step;

    -- The tokens of a session go with one another: each names its parent. No session lives longer than a day.
    select pg_catalog.array_agg(s.id) into sessions
      from (select o.id from auth.sessions o
             where o.expires_at < purge_sign_in.at - interval '7 days'
               and exists (select from auth.refresh_tokens r where r.session_id = o.id) limit 5000) s;
    delete from auth.refresh_tokens r where r.session_id = any (sessions);
    get diagnostics step = row_count;
    gone := gone + step;
    delete from auth.sessions s
     where s.id in (select o.id from auth.sessions o where o.expires_at < purge_sign_in.at - interval '2 years' limit 20000)
       and not exists (select from auth.refresh_tokens r where r.session_id = s.id);
    get diagnostics step = row_count;
    gone := gone + step;
    delete from auth.login_attempts a
     where a.id in (select o.id from auth.login_attempts o where o.attempted_at < purge_sign_in.at - interval '2 years' limit 20000);
    get diagnostics step = row_count;
    return gone + step;
end
$$;

insert into app.definer_functions (signature, reason) values
    ('app.purge_sign_in(timestamp with time zone)', 'removes spent links and tokens, and attempts older than two years, in all organizations');
insert into app.system_jobs (name, function, meaning) values
    ('purge-sign-in', 'app.purge_sign_in(timestamptz)', 'spent links and tokens are kept for 7 days, attempts and sessions for 2 years');
-- Only app.run_system_job calls it; it runs as the owner.
revoke all on function app.purge_sign_in(timestamptz) from public;
