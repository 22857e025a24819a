-- The floor plan: which schemas exist, who may enter them, and the history of these files.
-- Roles and extensions are not made here: they belong to the cluster and are made by the bootstrap, which needs more rights than
-- mentalspace_owner has.

create schema if not exists app;
create schema if not exists auth;

revoke all on schema public, app, auth from public;

-- Nobody gets anything by default: every right in this database was written down by someone.
alter default privileges for role mentalspace_owner revoke all on tables from public;
alter default privileges for role mentalspace_owner revoke all on sequences from public;
alter default privileges for role mentalspace_owner revoke all on functions from public;
alter default privileges for role mentalspace_owner revoke all on types from public;
alter default privileges for role mentalspace_owner revoke all on schemas from public;

grant usage on schema public, app, auth, extensions
    to anon, authenticated, service_role, mentalspace_auth, mentalspace_audit;

-- One row per applied file, written by the migrator in the transaction of the file itself: the row is there exactly when
-- the objects are.
create table app.schema_migrations (
    version integer primary key,
    name text not null unique,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    applied_at timestamptz not null default clock_timestamp(),
    duration_ms bigint not null check (duration_ms >= 0),
    binary_version text not null
);
comment on table app.schema_migrations is 'history of the migration files, written by the migrator only';

-- The server's login may read the history, to refuse a database that is older or newer than itself. It owns and sees nothing else.
grant usage on schema app to mentalspace_app;
grant select on app.schema_migrations to mentalspace_app;

-- Exceptions have names and reasons; the security audit reads them.
create table app.global_catalogues (
    table_name text primary key,
    reason text not null check (length(reason) > 10)
);
comment on table app.global_catalogues is 'tables that have no organization_id, each with the reason';

create table app.definer_functions (
    signature text primary key,
    reason text not null check (length(reason) > 10)
);
comment on table app.definer_functions is 'functions that may be security definer, each with the reason';

create table app.exceptions (
    rule text not null,
    object text not null,
    reason text not null check (length(reason) > 10),
    primary key (rule, object)
);
comment on table app.exceptions is 'rules of the security audit that do not apply to one object, each with the reason';

insert into app.global_catalogues (table_name, reason) values
    ('app.schema_migrations', 'history of the database itself, holds no practice data'),
    ('app.global_catalogues', 'list of tables without a tenant, holds no practice data'),
    ('app.definer_functions', 'list of definer functions, holds no practice data'),
    ('app.exceptions', 'list of named exceptions, holds no practice data');

insert into app.exceptions (rule, object, reason)
select rule, object, 'bookkeeping of the schema, written by migrations only and granted to nobody who can change it'
  from unnest(array['rls-enabled', 'rls-forced', 'policy-missing', 'audit-trigger']) rule,
       unnest(array['app.schema_migrations', 'app.global_catalogues', 'app.definer_functions', 'app.exceptions']) object;
insert into app.exceptions (rule, object, reason)
select rule, 'app.schema_migrations mentalspace_app select', 'the server compares the history with its own files before it serves'
  from unnest(array['grant-policy', 'grant-unlisted']) rule;
