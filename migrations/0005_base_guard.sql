-- Row-level security is the wall, and it is built by two calls per table, never by hand:
--   app.guard   what every table has in common
--   app.permit  who may do what to which rows
-- What they build is also written down (app.authorizations, app.policies), so that tests can derive what must be allowed and the
-- security audit can name every policy that is there without having been asked for.

-- A scope is a named predicate over the row: it answers "which rows?". The caller's identity comes from the context helpers,
-- wrapped in (select ...) so that they run once per statement and not once per row.
create table app.scopes (
    name text primary key check (name ~ '^[a-z][a-z0-9_]*$'),
    predicate text not null,
    new_row_predicate text not null,
    meaning text not null check (length(meaning) > 3)
);
comment on column app.scopes.predicate is 'which existing rows; {table} stands for the table';
comment on column app.scopes.new_row_predicate is 'which rows may be written; the same unless said otherwise';

-- One row per table, command, role and scope: the only place where access to rows is decided.
create table app.authorizations (
    table_name text not null,
    command text not null check (command in ('select', 'insert', 'update', 'delete')),
    role text not null,
    scope text not null references app.scopes (name) on delete restrict,
    primary key (table_name, command, role, scope)
);
create index authorizations_scope_idx on app.authorizations (scope);
comment on table app.authorizations is 'table x command x role x scope: the source of every permissive policy and of the access matrix test';

-- Every policy as it was when a helper made it, in the words PostgreSQL itself uses for it.
create table app.policies (
    table_name text not null,
    policy_name text not null,
    definition text not null,
    primary key (table_name, policy_name)
);

insert into app.global_catalogues (table_name, reason) values
    ('app.scopes', 'definitions of access scopes, holds no practice data'),
    ('app.authorizations', 'definitions of access, holds no practice data'),
    ('app.policies', 'record of generated policies, holds no practice data');
insert into app.exceptions (rule, object, reason)
select rule, object, 'bookkeeping of the schema, written by migrations only and granted to nobody who can change it'
  from unnest(array['rls-enabled', 'rls-forced', 'policy-missing', 'audit-trigger']) rule,
       unnest(array['app.scopes', 'app.authorizations', 'app.policies']) object;

create function app.scope(name text, predicate text, meaning text, new_row_predicate text default null) returns void
    language sql
    set search_path = ''
as $$
    insert into app.scopes (name, predicate, new_row_predicate, meaning)
    values (name, predicate, coalesce(new_row_predicate, predicate), meaning);
$$;

-- A policy in one line of text. The search path is empty, so every name in it is written in full.
create function app.policy_text(target regclass, policy name) returns text
    language sql stable
    set search_path = ''
as $$
    select pg_catalog.format('%s %s to %s using %s check %s',
               case when p.polpermissive then 'permissive' else 'restrictive' end,
               case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
               (select pg_catalog.string_agg(coalesce(r.rolname, 'public')::text, ',' order by r.rolname)
                  from pg_catalog.unnest(p.polroles) o(oid) left join pg_catalog.pg_roles r on r.oid = o.oid),
               coalesce(pg_catalog.pg_get_expr(p.polqual, p.polrelid), '-'),
               coalesce(pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid), '-'))
      from pg_catalog.pg_policy p
     where p.polrelid = target and p.polname = policy;
$$;

create function app.write_policy(target text, policy text, definition text) returns void
    language plpgsql
    set search_path = 'pg_catalog'
as $$
begin
    -- PostgreSQL would cut a longer name, and two cut names could meet.
    if length(policy) > 63 then
        policy := left(policy, 54) || '_' || left(md5(policy), 8);
    end if;
    if exists (select from pg_policy where polrelid = target::regclass and polname = policy) then
        execute format('drop policy %I on %s', policy, target);
    end if;
    execute format('create policy %I on %s %s', policy, target, definition);
    insert into app.policies (table_name, policy_name, definition)
    values (target, policy, app.policy_text(target::regclass, policy))
    on conflict on constraint policies_pkey do update set definition = excluded.definition;
end
$$;

-- app.guard('appointments')
--   tenant     the column that holds the organization
--   catalogue  instead of a tenant: why this table has none
--   assurance  'aal2': people must have shown a second factor; 'aal1' for what is needed before they have
--   redact     columns whose values stay out of the audit
--   unaudited  why changes to this table are not audited
create function app.guard(
    table_name text,
    tenant text default 'organization_id',
    catalogue text default null,
    assurance text default 'aal2',
    redact text[] default '{}',
    unaudited text default null)
    returns void
    language plpgsql
    set search_path = 'pg_catalog'
as $$
declare
    target text := app.table_ref(table_name);
    short text := split_part(replace(target, '"', ''), '.', 2);
    column_name text;
    has_stamp boolean;
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('revoke all on table %s from public, anon, authenticated, service_role, mentalspace_auth, mentalspace_audit, mentalspace_app', target);

    foreach column_name in array redact loop
        if not exists (select from pg_attribute where attrelid = target::regclass and attname = column_name and attnum > 0) then
            raise exception '% has no column % to keep out of the audit', target, column_name using errcode = 'undefined_column';
        end if;
    end loop;

    if catalogue is null then
        perform app.write_policy(target, short || '_tenant', format(
            'as restrictive for all to anon, authenticated, service_role using (%1$I = (select app.organization_id())) with check (%1$I = (select app.organization_id()))',
            tenant));
    else
        insert into app.global_catalogues (table_name, reason) values (target, catalogue);
    end if;

    if assurance = 'aal2' then
        perform app.write_policy(target, short || '_assurance',
            'as restrictive for all to authenticated using ((select app.aal()) = ''aal2'') with check ((select app.aal()) = ''aal2'')');
    elsif assurance <> 'aal1' then
        raise exception 'assurance is aal1 or aal2, not %', assurance;
    end if;

    perform app.write_policy(target, short || '_migration',
        'as permissive for all to mentalspace_owner using ((select app.is_migration())) with check ((select app.is_migration()))');

    select count(*) = 3 into has_stamp
      from pg_attribute
     where attrelid = target::regclass and attnum > 0 and not attisdropped
       and attname in ('created_at', 'updated_at', 'row_version');
    if has_stamp then
        execute format('create trigger stamp before update on %s for each row execute function app.stamp()', target);
    end if;

    if unaudited is null then
        execute format('create trigger audit after insert or update or delete on %s for each row execute function app.record_change(%s)',
            target, (select string_agg(quote_literal(c), ', ') from unnest(redact) c));
    else
        insert into app.exceptions (rule, object, reason) values ('audit-trigger', target, unaudited);
    end if;
end
$$;

-- app.permit('appointments', 'select', '{administrator,front_desk}', 'organization')
-- Names of people's roles become one policy for `authenticated`; a database role in the list gets a policy of its own.
-- Called again for the same table, command and scope it adds the new roles to those already there.
-- `columns` narrows the grant of an insert or update to these columns.
create function app.permit(table_name text, command text, roles text[], scope text, columns text[] default null)
    returns void
    language plpgsql
    set search_path = 'pg_catalog'
as $$
declare
    target text := app.table_ref(table_name);
    short text := split_part(replace(target, '"', ''), '.', 2);
    database_roles constant text[] := '{anon,authenticated,service_role,mentalspace_auth,mentalspace_audit,mentalspace_owner}';
    people constant text[] := '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,client_user}';
    wanted text;
    grantee text;
    policy text;
    old_rows text;
    new_rows text;
    gate text;
begin
    if not (select relrowsecurity and relforcerowsecurity from pg_class where oid = target::regclass) then
        raise exception 'app.guard(%) comes before app.permit', quote_literal(table_name);
    end if;
    if command not in ('select', 'insert', 'update', 'delete') then
        raise exception 'a command is select, insert, update or delete, not %', command;
    end if;
    select replace(s.predicate, '{table}', target), replace(s.new_row_predicate, '{table}', target)
      into old_rows, new_rows from app.scopes s where s.name = scope;
    if old_rows is null then
        raise exception 'there is no scope %; make it with app.scope()', scope using errcode = 'undefined_object';
    end if;
    foreach wanted in array roles loop
        if not (wanted = any (people || database_roles)) then
            raise exception 'there is no role %', wanted using errcode = 'undefined_object';
        end if;
        insert into app.authorizations (table_name, command, role, scope) values (target, command, wanted, scope)
        on conflict do nothing;
    end loop;

    for grantee in
        select distinct case when r = any (people) then 'people' else r end from unnest(roles) r order by 1
    loop
        if grantee = 'people' then
            select format('(select app.has_any_role(%L::text[])) and ', array_agg(a.role order by a.role))
              into gate
              from app.authorizations a
             where a.table_name = target and a.command = permit.command and a.scope = permit.scope and a.role = any (people);
            policy := format('%s_%s_%s', short, command, scope);
            grantee := 'authenticated';
        else
            gate := '';
            policy := format('%s_%s_%s_%s', short, command, scope, grantee);
        end if;
        perform app.write_policy(target, policy, format('as permissive for %s to %I ', command, grantee)
            || case when command <> 'insert' then format('using (%s(%s)) ', gate, old_rows) else '' end
            || case when command in ('insert', 'update') then format('with check (%s(%s))', gate, new_rows) else '' end);
        if grantee <> 'mentalspace_owner' then
            execute format('grant %s%s on table %s to %I', command,
                case when columns is not null and command in ('insert', 'update')
                     then (select '(' || string_agg(quote_ident(c), ', ') || ')' from unnest(columns) c) else '' end,
                target, grantee);
        end if;
    end loop;
end
$$;

revoke all on all functions in schema app from public;
