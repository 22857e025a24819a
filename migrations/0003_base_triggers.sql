-- The three triggers every table shares.

-- created_at never moves, updated_at and row_version move with every change. row_version is what a writer must name to prove
-- that it saw the current row.
create function app.stamp() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    new.created_at := old.created_at;
    new.updated_at := pg_catalog.now();
    new.row_version := old.row_version + 1;
    return new;
end
$$;

-- An append-only table refuses everybody, its owner too.
create function app.refuse_change() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation',
              hint = 'Add a new row that corrects the old one.';
end
$$;

create function app.append_only(table_name text) returns void
    language plpgsql
    set search_path = 'pg_catalog'
as $$
declare
    target text := app.table_ref(table_name);
begin
    execute format('create trigger append_only before update or delete or truncate on %s for each statement execute function app.refuse_change()', target);
    execute format('revoke update, delete, truncate on %s from public, anon, authenticated, service_role, mentalspace_auth, mentalspace_audit', target);
end
$$;

-- 'appointments' means public.appointments; 'auth.users' means what it says. Answers the quoted name, fails when there is no such table.
create function app.table_ref(table_name text) returns text
    language plpgsql stable
    set search_path = ''
as $$
declare
    target regclass := pg_catalog.to_regclass(case when table_name like '%.%' then table_name else 'public.' || table_name end);
begin
    if target is null then
        raise exception 'there is no table %', table_name using errcode = 'undefined_table';
    end if;
    return (select pg_catalog.format('%I.%I', n.nspname, c.relname)
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.oid = target);
end
$$;

revoke all on all functions in schema app from public;
