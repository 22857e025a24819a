-- The whole schema as lines of text, one fact per line. What belongs to an extension is left out (its version is a line).
-- The search path is empty while this runs, so every name is written in full.
with schemas as (
    select oid, nspname from pg_catalog.pg_namespace where nspname in ('public', 'app', 'auth', 'extensions')
), ours as (
    select c.oid, c.relkind, c.relacl, c.relowner, c.relrowsecurity, c.relforcerowsecurity, c.reloptions, c.relpersistence,
           pg_catalog.format('%I.%I', s.nspname, c.relname) as name
      from pg_catalog.pg_class c
      join schemas s on s.oid = c.relnamespace
     where not exists (select from pg_catalog.pg_depend d
                        where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
), routines as (
    select p.*, p.oid::pg_catalog.regprocedure::text as name
      from pg_catalog.pg_proc p
      join schemas s on s.oid = p.pronamespace
     where not exists (select from pg_catalog.pg_depend d
                        where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
), rights as (
    select 'schema ' || s.nspname as object, a.grantee, a.privilege_type, a.is_grantable
      from schemas s join pg_catalog.pg_namespace n on n.oid = s.oid, pg_catalog.aclexplode(n.nspacl) a
     where a.grantee <> n.nspowner
    union all
    select case o.relkind when 'S' then 'sequence ' else 'table ' end || o.name, a.grantee, a.privilege_type, a.is_grantable
      from ours o, pg_catalog.aclexplode(o.relacl) a
     where a.grantee <> o.relowner
    union all
    select 'column ' || o.name || '.' || pg_catalog.quote_ident(t.attname), a.grantee, a.privilege_type, a.is_grantable
      from ours o join pg_catalog.pg_attribute t on t.attrelid = o.oid, pg_catalog.aclexplode(t.attacl) a
     where a.grantee <> o.relowner
    union all
    select 'function ' || r.name, a.grantee, a.privilege_type, a.is_grantable
      from routines r, pg_catalog.aclexplode(coalesce(r.proacl, pg_catalog.acldefault('f', r.proowner))) a
     where a.grantee <> r.proowner
    union all
    select 'default ' || case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
                                             when 'T' then 'types' else 'schemas' end
           || ' of ' || pg_catalog.pg_get_userbyid(d.defaclrole), a.grantee, a.privilege_type, a.is_grantable
      from pg_catalog.pg_default_acl d, pg_catalog.aclexplode(d.defaclacl) a
     where a.grantee <> d.defaclrole
)
select line from (
    select pg_catalog.format('role %s%s%s%s%s%s%s', rolname,
               case when rolsuper then ' superuser' else '' end, case when rolbypassrls then ' bypassrls' else '' end,
               case when rolcanlogin then ' login' else ' nologin' end, case when rolinherit then ' inherit' else ' noinherit' end,
               case when rolcreaterole then ' createrole' else '' end, case when rolcreatedb then ' createdb' else '' end) as line
      from pg_catalog.pg_roles
     where rolname like 'mentalspace\_%' or rolname in ('anon', 'authenticated', 'service_role')
    union all
    select pg_catalog.format('member %s of %s', m.rolname, g.rolname)
      from pg_catalog.pg_auth_members a
      join pg_catalog.pg_roles g on g.oid = a.roleid join pg_catalog.pg_roles m on m.oid = a.member
     where m.rolname like 'mentalspace\_%' or m.rolname in ('anon', 'authenticated', 'service_role')
    union all
    select pg_catalog.format('extension %s in %s', e.extname, n.nspname)
      from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
    union all
    select pg_catalog.format('schema %s owner %s', n.nspname, pg_catalog.pg_get_userbyid(n.nspowner))
      from pg_catalog.pg_namespace n
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    union all
    select pg_catalog.format('%s %s owner %s%s%s%s%s',
               case relkind when 'r' then 'table' when 'p' then 'partitioned' when 'v' then 'view' when 'm' then 'matview'
                            when 'S' then 'sequence' when 'f' then 'foreign' else 'type' end,
               name, pg_catalog.pg_get_userbyid(relowner),
               case when relrowsecurity then ' rls' else '' end, case when relforcerowsecurity then ' forced' else '' end,
               case relpersistence when 'u' then ' unlogged' when 't' then ' temporary' else '' end,
               coalesce(' with ' || pg_catalog.array_to_string(reloptions, ','), ''))
      from ours where relkind not in ('i', 'I')
    union all
    select pg_catalog.format('column %s.%I %s%s%s%s', o.name, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
               case when a.attnotnull then ' not null' else '' end,
               case a.attidentity when 'a' then ' always identity' when 'd' then ' default identity' else '' end,
               coalesce(case when a.attgenerated = 's' then ' generated ' else ' default ' end || pg_catalog.pg_get_expr(d.adbin, d.adrelid), ''))
      from ours o
      join pg_catalog.pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
      left join pg_catalog.pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum
     where o.relkind in ('r', 'p', 'v', 'm', 'f', 'c')
    union all
    select pg_catalog.format('constraint %s %I %s%s', o.name, c.conname, pg_catalog.pg_get_constraintdef(c.oid),
               case when c.convalidated then '' else ' not validated' end)
      from ours o join pg_catalog.pg_constraint c on c.conrelid = o.oid
     where c.contype not in ('t', 'n')
    union all
    select pg_catalog.format('index %s%s', pg_catalog.pg_get_indexdef(i.indexrelid), case when i.indisvalid then '' else ' invalid' end)
      from ours o join pg_catalog.pg_index i on i.indrelid = o.oid
     where o.relkind in ('r', 'p', 'm')
    union all
    select pg_catalog.format('policy %s %I %s %s to %s using %s check %s', o.name, p.polname,
               case when p.polpermissive then 'permissive' else 'restrictive' end,
               case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
               (select pg_catalog.string_agg(coalesce(r.rolname, 'public')::text, ',' order by r.rolname)
                  from pg_catalog.unnest(p.polroles) x(oid) left join pg_catalog.pg_roles r on r.oid = x.oid),
               coalesce(pg_catalog.pg_get_expr(p.polqual, p.polrelid), '-'),
               coalesce(pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid), '-'))
      from ours o join pg_catalog.pg_policy p on p.polrelid = o.oid
    union all
    select pg_catalog.format('trigger %s %s%s', o.name, pg_catalog.pg_get_triggerdef(t.oid),
               case t.tgenabled when 'O' then '' when 'A' then ' always' when 'R' then ' replica' else ' disabled' end)
      from ours o join pg_catalog.pg_trigger t on t.tgrelid = o.oid
     where not t.tgisinternal
    union all
    select pg_catalog.format('view %s defined %s', o.name,
               pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.pg_get_viewdef(o.oid), 'UTF8')), 'hex'))
      from ours o where o.relkind in ('v', 'm')
    union all
    select pg_catalog.format('function %s returns %s owner %s %s%s%s body %s', r.name, pg_catalog.pg_get_function_result(r.oid),
               pg_catalog.pg_get_userbyid(r.proowner),
               case r.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
               case when r.prosecdef then ' definer' else '' end,
               coalesce(' set ' || pg_catalog.array_to_string(r.proconfig, ','), ''),
               pg_catalog.left(pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.pg_get_functiondef(r.oid), 'UTF8')), 'hex'), 16))
      from routines r where r.prokind in ('f', 'p')
    union all
    select pg_catalog.format('type %s.%I %s', s.nspname, t.typname,
               case t.typtype
                   when 'e' then 'enum ' || (select pg_catalog.string_agg(e.enumlabel::text, ',' order by e.enumsortorder) from pg_catalog.pg_enum e where e.enumtypid = t.oid)
                   when 'd' then 'domain ' || pg_catalog.format_type(t.typbasetype, t.typtypmod)
                        || coalesce((select pg_catalog.string_agg(' ' || pg_catalog.pg_get_constraintdef(c.oid), '' order by c.conname)
                                       from pg_catalog.pg_constraint c where c.contypid = t.oid), '')
                   else 'range' end)
      from pg_catalog.pg_type t join schemas s on s.oid = t.typnamespace
     where t.typtype in ('e', 'd', 'r')
       and not exists (select from pg_catalog.pg_depend d
                        where d.classid = 'pg_catalog.pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
    union all
    select pg_catalog.format('grant %s on %s to %s%s', pg_catalog.lower(privilege_type), object,
               coalesce((select rolname::text from pg_catalog.pg_roles where oid = grantee), 'public'),
               case when is_grantable then ' with grant option' else '' end)
      from rights
    union all
    select pg_catalog.format('publication %s', pubname) from pg_catalog.pg_publication
    union all
    select pg_catalog.format('event trigger %s', evtname) from pg_catalog.pg_event_trigger
) lines
order by line collate pg_catalog."C"
