-- Roles belong to the cluster and are made before the first migration, by whoever has the right to. Safe to repeat: it also puts
-- back an attribute somebody changed by hand.
do $$
declare
    wanted text;
begin
    foreach wanted in array array['mentalspace_owner', 'mentalspace_app', 'anon', 'authenticated', 'service_role',
                                  'mentalspace_auth', 'mentalspace_audit'] loop
        if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
            begin
                execute format('create role %I nologin noinherit', wanted);
            exception when duplicate_object or unique_violation then
                null; -- another process was quicker
            end;
        end if;
        if exists (select from pg_catalog.pg_roles
                    where rolname = wanted
                      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
                           or (rolcanlogin and rolname <> 'mentalspace_app') or (rolinherit and rolname = 'mentalspace_app'))) then
            execute format('alter role %I nosuperuser nobypassrls nocreaterole nocreatedb noreplication noinherit %s',
                           wanted, case when wanted = 'mentalspace_app' then 'login' else 'nologin' end);
        end if;
    end loop;
    if not (select rolcanlogin from pg_catalog.pg_roles where rolname = 'mentalspace_app') then
        alter role mentalspace_app login;
    end if;

    -- The login may become each of these for one transaction, and has none of their rights until it does.
    foreach wanted in array array['anon', 'authenticated', 'service_role', 'mentalspace_auth', 'mentalspace_audit'] loop
        if not exists (select from pg_catalog.pg_auth_members m
                         join pg_catalog.pg_roles g on g.oid = m.roleid join pg_catalog.pg_roles r on r.oid = m.member
                        where g.rolname = wanted and r.rolname = 'mentalspace_app') then
            execute format('grant %I to mentalspace_app', wanted);
        end if;
    end loop;

    -- Where the operator's login is not a superuser (a managed database), it must be able to become the owner. Since version 16
    -- the maker of a role is its member without the right to become it.
    if not pg_catalog.pg_has_role(current_user, 'mentalspace_owner',
            case when pg_catalog.current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end) then
        execute format('grant mentalspace_owner to %I', current_user);
    end if;
end
$$;
