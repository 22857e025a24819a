-- Rights outside tables: PUBLIC, functions, views, roles, and the ways around row-level security. Answers (rule, object, words, fix).
with schemas as (
    select oid, nspname, nspacl, nspowner from pg_catalog.pg_namespace where nspname in ('public', 'app', 'auth', 'extensions')
), relations as (
    select c.*, pg_catalog.format('%I.%I', s.nspname, c.relname) as name
      from pg_catalog.pg_class c join schemas s on s.oid = c.relnamespace
     where not exists (select from pg_catalog.pg_depend d
                        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
), routines as (
    select p.*, p.oid::pg_catalog.regprocedure::text as name
      from pg_catalog.pg_proc p join schemas s on s.oid = p.pronamespace
     where not exists (select from pg_catalog.pg_depend d
                        where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e')
), public_rights as (
    select 'schema ' || nspname as object, a.privilege_type, 'on schema ' || nspname as place
      from schemas, pg_catalog.aclexplode(nspacl) a where a.grantee = 0
    union all
    select name, a.privilege_type, case relkind when 'S' then 'on sequence ' else 'on ' end || name
      from relations, pg_catalog.aclexplode(relacl) a where a.grantee = 0
    union all
    select r.name || '.' || c.attname, a.privilege_type, 'on ' || r.name
      from relations r join pg_catalog.pg_attribute c on c.attrelid = r.oid, pg_catalog.aclexplode(c.attacl) a where a.grantee = 0
    union all
    select name, a.privilege_type, 'on function ' || name
      from routines, pg_catalog.aclexplode(coalesce(proacl, pg_catalog.acldefault('f', proowner))) a where a.grantee = 0
    union all
    select 'database', a.privilege_type, 'on this database'
      from pg_catalog.pg_database d, pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) a
     where d.datname = pg_catalog.current_database() and a.grantee = 0
    union all
    select 'default rights of ' || pg_catalog.pg_get_userbyid(d.defaclrole), a.privilege_type, 'by default on new objects'
      from pg_catalog.pg_default_acl d, pg_catalog.aclexplode(d.defaclacl) a where a.grantee = 0
)
select 'public-grant' as rule, object, 'everybody has ' || pg_catalog.lower(privilege_type) || ' ' || place as words,
       'revoke ' || pg_catalog.lower(privilege_type) || ' ' || place || ' from public' as fix
  from public_rights
union all
select 'default-rights', 'functions of mentalspace_owner', 'a new function would be executable by everybody',
       'alter default privileges for role mentalspace_owner revoke all on functions from public'
 where not exists (select from pg_catalog.pg_default_acl d
                    where d.defaclobjtype = 'f' and d.defaclnamespace = 0 and pg_catalog.pg_get_userbyid(d.defaclrole) = 'mentalspace_owner')
union all
select 'schema-create', s.nspname::text, pg_catalog.pg_get_userbyid(a.grantee) || ' may create objects in it',
       pg_catalog.format('revoke create on schema %I from %I', s.nspname, pg_catalog.pg_get_userbyid(a.grantee))
  from schemas s, pg_catalog.aclexplode(s.nspacl) a
 where a.privilege_type = 'CREATE' and a.grantee not in (0, s.nspowner)
union all
select 'view-invoker', name, 'it reads with the rights of its owner, past row-level security', 'create view ... with (security_invoker = true)'
  from relations where relkind = 'v' and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']
union all
select 'stored-view', name, 'a materialized view holds rows of all organizations without row-level security', 'use a table with app.guard'
  from relations where relkind = 'm'
union all
select 'foreign-table', name, 'row-level security does not hold a foreign table', 'use a table with app.guard' from relations where relkind = 'f'
union all
select 'definer-listed', name, 'it runs with the rights of its owner and is not on the list', 'security invoker; or a row with the reason in app.definer_functions'
  from routines where prosecdef and not exists (select from app.definer_functions l where pg_catalog.to_regprocedure(l.signature) = routines.oid)
union all
select 'definer-search-path', name, 'it runs with the rights of its owner and the search path of its caller', 'set search_path = '''''
  from routines
 where prosecdef and not coalesce(proconfig, '{}') && array['search_path=', 'search_path=""', 'search_path=pg_catalog', 'search_path=pg_catalog, pg_temp']
union all
select 'body-text', name, 'it writes, and its body is kept as a tree that releases of PostgreSQL spell differently: the schema lock would differ too',
       'write its body as text: as $$ ... $$'
  from routines where pg_catalog.pg_get_function_sqlbody(oid) ~* '\m(insert into|update|delete from|merge into)\M'
union all
select 'definer-gone', signature, 'app.definer_functions names a definer function that is not there', 'delete the row'
  from app.definer_functions l where not exists (select from routines r where r.oid = pg_catalog.to_regprocedure(l.signature) and r.prosecdef)
union all
select 'owner', o.name, 'it is owned by ' || pg_catalog.pg_get_userbyid(o.owner) || ', not by mentalspace_owner', 'alter ... owner to mentalspace_owner'
  from (select name, relowner as owner from relations where relkind not in ('i', 'I', 't', 'c')
        union all select name, proowner from routines
        union all select 'schema ' || nspname, nspowner from schemas) o
 where pg_catalog.pg_get_userbyid(o.owner) <> 'mentalspace_owner'
union all
select 'role-attributes', rolname::text,
       'it ' || pg_catalog.concat_ws(' and ', case when rolsuper then 'is a superuser' end, case when rolbypassrls then 'bypasses row-level security' end,
           case when rolcreaterole then 'makes roles' end, case when rolreplication then 'replicates' end,
           case when rolcanlogin and rolname <> 'mentalspace_app' then 'can log in' end,
           case when rolinherit and rolname = 'mentalspace_app' then 'inherits' end),
       pg_catalog.format('alter role %I nosuperuser nobypassrls nocreaterole noreplication noinherit', rolname)
  from pg_catalog.pg_roles
 where rolname in ('mentalspace_owner', 'mentalspace_app', 'anon', 'authenticated', 'service_role', 'mentalspace_auth', 'mentalspace_audit')
   and (rolsuper or rolbypassrls or rolcreaterole or rolreplication
        or (rolcanlogin and rolname <> 'mentalspace_app') or (rolinherit and rolname = 'mentalspace_app'))
union all
select 'role-member', m.rolname || ' of ' || g.rolname, 'it can become a role it must not become', pg_catalog.format('revoke %I from %I', g.rolname, m.rolname)
  from pg_catalog.pg_auth_members a
  join pg_catalog.pg_roles g on g.oid = a.roleid join pg_catalog.pg_roles m on m.oid = a.member
 where m.rolname in ('mentalspace_app', 'anon', 'authenticated', 'service_role', 'mentalspace_auth', 'mentalspace_audit')
   and not (m.rolname = 'mentalspace_app' and g.rolname in ('anon', 'authenticated', 'service_role', 'mentalspace_auth', 'mentalspace_audit'))
union all
select 'role-missing', wanted, 'the role does not exist', 'mentalspace db migrate'
  from pg_catalog.unnest(array['mentalspace_owner', 'mentalspace_app', 'anon', 'authenticated', 'service_role', 'mentalspace_auth', 'mentalspace_audit']) wanted
 where not exists (select from pg_catalog.pg_roles where rolname = wanted)
union all
select 'extension', e.extname::text, 'it is not one of the extensions this program needs, or is not in the schema extensions',
       pg_catalog.format('drop extension %I', e.extname)
  from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
 where e.extname <> 'plpgsql' and not (e.extname in ('btree_gist', 'pg_trgm') and n.nspname = 'extensions')
union all
select 'schema', n.nspname::text, 'it is not one of the schemas this program made', pg_catalog.format('drop schema %I', n.nspname)
  from pg_catalog.pg_namespace n
 where n.nspname !~ '^pg_' and n.nspname not in ('public', 'app', 'auth', 'extensions', 'information_schema')
union all
select 'publication', pubname::text, 'it streams rows out past row-level security', pg_catalog.format('drop publication %I', pubname) from pg_catalog.pg_publication
union all
select 'exception-stale', e.rule || ' ' || e.object, 'the exception names a table that does not exist', 'delete the row from app.exceptions'
  from app.exceptions e where e.object !~ ' ' and e.object ~ '^[a-z_]+\.[a-z_0-9]+$' and pg_catalog.to_regclass(e.object) is null
