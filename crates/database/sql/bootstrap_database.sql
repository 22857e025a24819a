-- What must be true of one database before its first migration. Safe to repeat.
do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to mentalspace_app', current_database());
    execute format('grant connect, create, temporary on database %I to mentalspace_owner', current_database());
    if (select pg_catalog.pg_get_userbyid(nspowner) <> 'mentalspace_owner' from pg_catalog.pg_namespace where nspname = 'public') then
        alter schema public owner to mentalspace_owner;
    end if;
end
$$;
create schema if not exists extensions authorization mentalspace_owner;
create extension if not exists btree_gist with schema extensions;
create extension if not exists pg_trgm with schema extensions;
