-- The doors between the practice's functions and the sign-in service: narrow functions that run as the owner, each of which checks
-- that the caller may. Everybody's own sessions are readable; what others do here is for administrators.

-- Where people reach this installation. The server writes it when it starts, so that a link in a mail never comes from a request.
create table auth.installation (
    id integer primary key default 1 check (id = 1),
    public_url text not null check (public_url ~ '^https?://[^[:space:]]+$'),
    updated_at timestamptz not null default now()
);
comment on table auth.installation is 'one row: the public address that links in mails are made of';
select app.guard('auth.installation', assurance => 'aal1', catalogue => 'the installation''s own address, the same for every practice',
                 unaudited => 'written by the server at start, from its configuration');
select app.permit('auth.installation', 'select', '{mentalspace_auth}', 'auth_service');
select app.permit('auth.installation', 'insert', '{mentalspace_auth}', 'auth_service');
select app.permit('auth.installation', 'update', '{mentalspace_auth}', 'auth_service');

-- Who uses the doors: the owner, inside a request of somebody who belongs to a practice. Each function names its rows itself.
select app.scope('auth_door', '(select current_user) = ''mentalspace_owner'' and (select app.organization_id()) is not null',
                 'the functions of schema auth, inside a request of a practice');
select app.permit('auth.installation', 'select', '{mentalspace_owner}', 'auth_door');
select app.permit('auth.users', 'select', '{mentalspace_owner}', 'auth_door');
select app.permit('auth.users', 'insert', '{mentalspace_owner}', 'auth_door');
select app.permit('auth.users', 'update', '{mentalspace_owner}', 'auth_door');
select app.permit('auth.identities', 'insert', '{mentalspace_owner}', 'auth_door');
select app.permit('auth.sessions', 'select', '{mentalspace_owner}', 'auth_door');
select app.permit('auth.sessions', 'update', '{mentalspace_owner}', 'auth_door');
select app.permit('auth.trusted_devices', 'select', '{mentalspace_owner}', 'auth_door');
select app.permit('auth.trusted_devices', 'update', '{mentalspace_owner}', 'auth_door');
select app.permit('auth.one_time_tokens', 'select', '{mentalspace_owner}', 'auth_door');
select app.permit('auth.one_time_tokens', 'insert', '{mentalspace_owner}', 'auth_door');
select app.permit('auth.one_time_tokens', 'update', '{mentalspace_owner}', 'auth_door');
select app.permit('auth.login_attempts', 'select', '{mentalspace_owner}', 'auth_door');
select app.permit('auth.login_attempts', 'insert', '{mentalspace_owner}', 'auth_door');
select app.permit('auth.login_attempts', 'update', '{mentalspace_owner}', 'auth_door');

-- When the sign-in service itself writes audited rows (an accepted invitation), its event stands in the same transaction.
select app.permit('audit_events', 'insert', '{mentalspace_auth}', 'appended_event');

-- May the caller manage this person's way in? The system may; an administrator with a second factor may, for people of the practice.
create function auth.may_manage(person uuid) returns boolean
    language plpgsql stable
    set search_path = ''
as $$
begin
    return exists (select from public.organization_memberships m
                    where m.organization_id = app.organization_id() and m.profile_id = person)
       and (auth.role() = 'service_role' or (app.aal() = 'aal2' and app.has_any_role('{administrator}')));
end
$$;

create function auth.public_url() returns text
    language sql stable security definer
    set search_path = ''
    return (select i.public_url from auth.installation i);

-- Ends every session of the person in the caller's practice, and forgets the devices the person trusted. Answers how many sessions
-- ended. One's own, or those of somebody one manages.
create function auth.end_sessions(person uuid, reason text default 'ended by an administrator') returns integer
    language plpgsql security definer
    set search_path = ''
as $$
declare
    ended integer;
begin
    if person is distinct from auth.uid() and not auth.may_manage(person) then
        raise exception 'the sessions of this person are not the caller''s to end' using errcode = 'insufficient_privilege';
    end if;
    update auth.sessions s
       set ended_at = pg_catalog.now(), end_reason = reason
     where s.user_id = person and s.organization_id = app.organization_id() and s.ended_at is null;
    get diagnostics ended = row_count;
    update auth.trusted_devices d set revoked_at = pg_catalog.now() where d.user_id = person and d.revoked_at is null;
    return ended;
end
$$;

-- Ends one of the caller's own sessions. False if there is none of that name.
create function auth.end_own_session(session uuid) returns boolean
    language plpgsql security definer
    set search_path = ''
as $$
begin
    update auth.sessions s
       set ended_at = pg_catalog.now(), end_reason = 'ended by the person'
     where s.id = session and s.user_id = auth.uid() and s.ended_at is null;
    return found;
end
$$;

create function auth.own_sessions(at timestamptz) returns table (
        id uuid, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, kind text, aal text, address text, user_agent text)
    language sql stable security definer
    set search_path = ''
begin atomic
    select s.id, s.created_at, s.last_seen_at, s.expires_at, s.kind, s.aal, pg_catalog.host(s.address), s.user_agent
      from auth.sessions s
     where s.user_id = auth.uid() and s.ended_at is null and s.expires_at > at
     order by s.last_seen_at desc;
end;

-- Attempts to sign in, for an administrator of the practice.
create function auth.attempts(person uuid, before timestamptz, at_most integer) returns table (
        id uuid, user_id uuid, attempted_at timestamptz, method text, succeeded boolean, failure_reason text, address text, user_agent text)
    language sql stable security definer
    set search_path = ''
begin atomic
    select a.id, a.user_id, a.attempted_at, a.method, a.succeeded, a.failure_reason, pg_catalog.host(a.address), a.user_agent
      from auth.login_attempts a
     where a.organization_id = app.organization_id()
       and app.has_any_role('{administrator}') and app.aal() = 'aal2'
       and (person is null or a.user_id = person)
       and (before is null or a.attempted_at < before)
     order by a.attempted_at desc
     limit least(at_most, 200);
end;

-- Takes away the lock that failed attempts put on an account.
create function auth.unlock(person uuid) returns integer
    language plpgsql security definer
    set search_path = ''
as $$
declare
    cleared integer;
begin
    if not auth.may_manage(person) then
        raise exception 'this account is not the caller''s to unlock' using errcode = 'insufficient_privilege';
    end if;
    update auth.login_attempts a set cleared_at = pg_catalog.now()
     where a.user_id = person and not a.succeeded and a.cleared_at is null;
    get diagnostics cleared = row_count;
    return cleared;
end
$$;

-- Makes somebody who can sign in once the invitation is accepted: no password is set, mailed or shown.
create function auth.add_person(person uuid, identity uuid, address text, first_name text, last_name text) returns void
    language plpgsql security definer
    set search_path = ''
as $$
begin
    if not (auth.role() = 'service_role' or (app.aal() = 'aal2' and app.has_any_role('{administrator}'))) then
        raise exception 'only an administrator adds people' using errcode = 'insufficient_privilege';
    end if;
    insert into auth.users (id, email, invited_at, user_metadata)
    values (person, lower(address), pg_catalog.now(), pg_catalog.jsonb_build_object('first_name', first_name, 'last_name', last_name));
    insert into auth.identities (id, user_id, provider, provider_id, identity_data, email)
    values (identity, person, 'email', person::text,
            pg_catalog.jsonb_build_object('sub', person, 'email', lower(address), 'email_verified', false), lower(address));
end
$$;

-- A single-use link for somebody the caller manages. The former ones of its kind die.
create function auth.issue_link(token uuid, person uuid, link_kind text, hash bytea, good_until timestamptz) returns text
    language plpgsql security definer
    set search_path = ''
as $$
declare
    address text;
begin
    if not auth.may_manage(person) or link_kind not in ('invite', 'recovery') then
        raise exception 'this person is not the caller''s to invite' using errcode = 'insufficient_privilege';
    end if;
    -- Who has a password was here before: an invitation would be a second way to set it.
    select u.email into address from auth.users u
     where u.id = person and u.deleted_at is null and (link_kind <> 'invite' or u.password_hash is null);
    if address is null then
        return null;
    end if;
    update auth.one_time_tokens t set used_at = pg_catalog.now()
     where t.user_id = person and t.kind = link_kind and t.used_at is null;
    insert into auth.one_time_tokens (id, user_id, kind, token_hash, email, expires_at)
    values (token, person, link_kind, hash, address, good_until);
    return address;
end
$$;

-- The password must be changed before anything else: what an administrator sets off for somebody whose account may be known to others.
create function auth.require_new_password(person uuid) returns boolean
    language plpgsql security definer
    set search_path = ''
as $$
begin
    if not auth.may_manage(person) then
        raise exception 'this account is not the caller''s to reset' using errcode = 'insufficient_privilege';
    end if;
    update auth.users u set must_change_password = true, password_hash = null where u.id = person and u.deleted_at is null;
    return found;
end
$$;

-- The id behind an address, for an administrator of the person's practice.
create function auth.person_at(address text) returns uuid
    language plpgsql stable security definer
    set search_path = ''
as $$
declare
    person uuid := (select u.id from auth.users u where u.email = lower(address) and u.deleted_at is null);
begin
    return case when auth.may_manage(person) then person end;
end
$$;

-- A sign-in that happened elsewhere (a hosted provider), told to us by the system.
create function auth.record_attempt(attempt uuid, person uuid, account bytea, way text, good boolean, why text, place inet, program text)
    returns void
    language plpgsql security definer
    set search_path = ''
as $$
begin
    if auth.role() is distinct from 'service_role' then
        raise exception 'only the system itself records attempts' using errcode = 'insufficient_privilege';
    end if;
    insert into auth.login_attempts (id, organization_id, user_id, account_hash, address, user_agent, method, succeeded, failure_reason)
    values (attempt, app.organization_id(), person, account, place, program, way, good, why);
end
$$;

insert into app.definer_functions (signature, reason) values
    ('auth.public_url()', 'one address out of a table that nobody may read'),
    ('auth.end_sessions(uuid,text)', 'sessions belong to the sign-in service; the function checks whose they are'),
    ('auth.end_own_session(uuid)', 'sessions belong to the sign-in service; only the caller''s own are touched'),
    ('auth.own_sessions(timestamptz)', 'shows the caller''s own sessions without their hashes'),
    ('auth.attempts(uuid,timestamptz,integer)', 'shows an administrator the attempts of the own practice'),
    ('auth.unlock(uuid)', 'an administrator lifts a lock in the own practice'),
    ('auth.add_person(uuid,uuid,text,text,text)', 'a login belongs to the sign-in service; only an administrator may add one'),
    ('auth.issue_link(uuid,uuid,text,bytea,timestamptz)', 'a link belongs to the sign-in service; only who manages the person may issue one'),
    ('auth.person_at(text)', 'finds a person of the own practice by the address they sign in with'),
    ('auth.require_new_password(uuid)', 'a password belongs to the sign-in service; only who manages the person may void it'),
    ('auth.record_attempt(uuid,uuid,bytea,text,boolean,text,inet,text)', 'attempts belong to the sign-in service; only the system records one');

revoke all on all functions in schema auth from public;
grant execute on function auth.public_url() to authenticated, service_role, mentalspace_auth;
grant execute on function auth.may_manage(uuid), auth.end_sessions(uuid, text), auth.unlock(uuid), auth.add_person(uuid, uuid, text, text, text),
    auth.issue_link(uuid, uuid, text, bytea, timestamptz), auth.require_new_password(uuid), auth.person_at(text) to authenticated, service_role;
grant execute on function auth.end_own_session(uuid), auth.own_sessions(timestamptz), auth.attempts(uuid, timestamptz, integer) to authenticated;
grant execute on function auth.record_attempt(uuid, uuid, bytea, text, boolean, text, inet, text) to service_role;
