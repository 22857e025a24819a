-- Who may change how somebody else signs in. A login is one for all practices a person belongs to: whoever could reset it in one could come
-- in as that person in the other. So an administrator resets only people whose every open door is in the administrator's own practice. Everybody else
-- resets themselves ("Forgot password"), or asks whoever operates the installation. Ending the sessions *here* stays the
-- administrator's right: that takes away and gives nothing.
create function auth.may_reset(person uuid) returns boolean
    language plpgsql stable security definer
    set search_path = ''
as $$
begin
    return auth.may_manage(person)
       and (auth.role() = 'service_role'
            or not exists (select from public.organization_memberships m
                            where m.profile_id = person and m.status = 'active' and m.organization_id <> app.organization_id()));
end
$$;
insert into app.definer_functions (signature, reason) values
    ('auth.may_reset(uuid)', 'asks whether a person belongs to another practice as well, and tells nobody which');
revoke all on function auth.may_reset(uuid) from public;
grant execute on function auth.may_reset(uuid) to authenticated, service_role;

create or replace function auth.unlock(person uuid) returns integer
    language plpgsql security definer
    set search_path = ''
as $$
declare
    cleared integer;
begin
    if not auth.may_reset(person) then
        raise exception 'this account is not the caller''s to unlock' using errcode = 'insufficient_privilege';
    end if;
    update auth.login_attempts a set cleared_at = pg_catalog.now()
     where a.user_id = person and not a.succeeded and a.cleared_at is null;
    get diagnostics cleared = row_count;
    return cleared;
end
$$;

create or replace function auth.issue_link(token uuid, person uuid, link_kind text, hash bytea, good_until timestamptz) returns text
    language plpgsql security definer
    set search_path = ''
as $$
declare
    address text;
begin
    if not auth.may_reset(person) or link_kind not in ('invite', 'recovery') then
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

create or replace function auth.require_new_password(person uuid) returns boolean
    language plpgsql security definer
    set search_path = ''
as $$
begin
    if not auth.may_reset(person) then
        raise exception 'this account is not the caller''s to reset' using errcode = 'insufficient_privilege';
    end if;
    update auth.users u set must_change_password = true, password_hash = null where u.id = person and u.deleted_at is null;
    return found;
end
$$;
