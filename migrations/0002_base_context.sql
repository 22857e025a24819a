-- Who is asking? The server says so once per transaction, in settings that end with the transaction:
--   role                 authenticated | anon | service_role | ...
--   request.jwt.claims   {"sub": profile, "role": ..., "organization_id": ..., "session_id": ..., "aal": "aal1" | "aal2"}
--   app.event_id         the audit event this transaction will leave behind
-- After a transaction such a setting reads '' and not null, hence nullif everywhere. No context, no rows.
--
-- Bodies are written with `return`, so they are parsed now and cannot be bent by a later search_path.

create function auth.jwt() returns jsonb
    language sql stable parallel safe
    return coalesce(nullif(pg_catalog.current_setting('request.jwt.claims', true), ''), '{}')::jsonb;

create function auth.uid() returns uuid
    language sql stable parallel safe
    return nullif(auth.jwt() ->> 'sub', '')::uuid;

create function auth.role() returns text
    language sql stable parallel safe
    return nullif(auth.jwt() ->> 'role', '');

create function app.organization_id() returns uuid
    language sql stable parallel safe
    return nullif(auth.jwt() ->> 'organization_id', '')::uuid;

create function app.session_id() returns uuid
    language sql stable parallel safe
    return nullif(auth.jwt() ->> 'session_id', '')::uuid;

-- Assurance level: aal2 means a second factor was shown in this session.
create function app.aal() returns text
    language sql stable parallel safe
    return coalesce(nullif(auth.jwt() ->> 'aal', ''), 'aal1');

create function app.event_id() returns uuid
    language sql stable parallel safe
    return nullif(pg_catalog.current_setting('app.event_id', true), '')::uuid;

-- True only in a session that logged in with the right to be the owner: migrations and the operator's own psql.
-- The server's login is not a member of mentalspace_owner, so this is false in every request, also inside definer functions.
create function app.is_migration() returns boolean
    language sql stable parallel safe
    return pg_catalog.pg_has_role(session_user, 'mentalspace_owner', 'member');

-- The caller's roles come from the table, never from the token. user_roles is forced to row-level security too: the owner
-- (as whom this runs) is shown the caller's own rows of the caller's own organization and nothing else.
-- plpgsql, because the table arrives in a later file.
create function app.has_any_role(wanted text[]) returns boolean
    language plpgsql stable security definer
    set search_path = ''
as $$
begin
    return exists (
        select 1
          from public.user_roles r
         where r.organization_id = app.organization_id()
           and r.profile_id = auth.uid()
           and r.role = any (wanted)
           and r.valid_from <= pg_catalog.now()
           and (r.valid_to is null or r.valid_to > pg_catalog.now()));
end
$$;

create function public.has_role(wanted text) returns boolean
    language sql stable
    return app.has_any_role(array[wanted]);

insert into app.definer_functions (signature, reason) values
    ('app.has_any_role(text[])', 'reads the caller''s own role grants, which the caller may not read directly');

revoke all on all functions in schema app, auth, public from public;
grant execute on function
    auth.jwt(), auth.uid(), auth.role(), app.organization_id(), app.session_id(), app.aal(), app.event_id(), app.is_migration(),
    app.has_any_role(text[]), public.has_role(text)
    to anon, authenticated, service_role, mentalspace_auth, mentalspace_audit;
