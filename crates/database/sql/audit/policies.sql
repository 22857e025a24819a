-- Who made which policy, and whether each right has one. The expressions themselves are judged in code. Answers (rule, object, words, fix).
with tables as (
    select c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname) as name, c.relacl, c.relowner, c.relname,
           exists (select from app.global_catalogues g where g.table_name = pg_catalog.format('%I.%I', n.nspname, c.relname)) as catalogue,
           case when n.nspname = 'public' and c.relname = 'organizations' then 'id' else 'organization_id' end as tenant
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'app', 'auth') and c.relkind in ('r', 'p')
), policies as (
    select p.*, t.name, app.policy_text(t.oid::pg_catalog.regclass, p.polname) as definition,
           array(select coalesce(r.rolname, 'public')::text from pg_catalog.unnest(p.polroles) o(oid)
                              left join pg_catalog.pg_roles r on r.oid = o.oid) as roles,
           case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command
      from pg_catalog.pg_policy p join tables t on t.oid = p.polrelid
), rights as (
    select t.name, a.grantee, pg_catalog.lower(a.privilege_type) as command
      from tables t, pg_catalog.aclexplode(t.relacl) a where a.grantee <> t.relowner
    union
    select t.name, a.grantee, pg_catalog.lower(a.privilege_type)
      from tables t join pg_catalog.pg_attribute c on c.attrelid = t.oid, pg_catalog.aclexplode(c.attacl) a where a.grantee <> t.relowner
), named_rights as (
    select r.name, g.rolname::text as role, r.command from rights r join pg_catalog.pg_roles g on g.oid = r.grantee
)
select 'policy-missing' as rule, name as object, 'no policy lets anybody in: it can not be used, or rights will be given by hand' as words,
       pg_catalog.format('select app.permit(%L, ...)', name) as fix
  from tables t where not exists (select from policies p where p.polrelid = t.oid and p.polpermissive and p.polname <> t.relname || '_migration')
union all
select 'tenant-policy', name, 'no restrictive policy keeps every caller inside the own organization', pg_catalog.format('select app.guard(%L)', name)
  from tables t
 where not catalogue
   and not exists (
       select from policies p
        where p.polrelid = t.oid and not p.polpermissive and p.polcmd = '*'
          and p.roles @> array['anon', 'authenticated', 'service_role']
          and pg_catalog.pg_get_expr(p.polqual, p.polrelid) = pg_catalog.format('(%I = ( SELECT app.organization_id() AS organization_id))', t.tenant)
          and pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) = pg_catalog.pg_get_expr(p.polqual, p.polrelid))
union all
select 'policy-command', p.name || ' ' || p.polname, 'one permissive policy for all commands hides what it allows', 'one policy per command: app.permit'
  from policies p join tables t on t.oid = p.polrelid
 where p.polpermissive and p.polcmd = '*' and not (p.polname = t.relname || '_migration' and p.roles = array['mentalspace_owner'])
union all
select 'policy-public', p.name || ' ' || p.polname, 'it is for everybody instead of for named roles', 'to authenticated'
  from policies p where 'public' = any (p.roles)
union all
select 'update-check', p.name || ' ' || p.polname, 'a row may be changed into one the caller may not write', 'with check (...)'
  from policies p where p.polcmd in ('w', '*') and p.polwithcheck is null
union all
select 'policy-unlisted', p.name || ' ' || p.polname, 'it was made by hand and not by app.guard or app.permit', 'select app.permit(...)'
  from policies p where not exists (select from app.policies l where l.table_name = p.name and l.policy_name = p.polname)
union all
select 'policy-changed', p.name || ' ' || p.polname, 'it is not what app.guard or app.permit made: now ' || p.definition, 'make it again with the same call'
  from policies p join app.policies l on l.table_name = p.name and l.policy_name = p.polname where l.definition <> p.definition
union all
select 'policy-lost', l.table_name || ' ' || l.policy_name, 'app.guard or app.permit made it and it is gone', 'make it again with the same call'
  from app.policies l where not exists (select from policies p where p.name = l.table_name and p.polname = l.policy_name)
union all
select 'grant-policy', r.name || ' ' || r.role || ' ' || r.command, 'the right was given and no policy says for which rows', 'select app.permit(...)'
  from named_rights r
 where r.command in ('select', 'insert', 'update', 'delete')
   and not exists (select from policies p
                    where p.name = r.name and p.polpermissive and r.role = any (p.roles) and p.command in (r.command, 'all'))
union all
select 'grant-unlisted', r.name || ' ' || r.role || ' ' || r.command, 'the right is not in app.authorizations', 'revoke it, or app.permit(...)'
  from named_rights r
 where not exists (
       select from app.authorizations a
        where a.table_name = r.name and a.command = r.command
          and (a.role = r.role
               or (r.role = 'authenticated'
                   and a.role not in ('anon', 'authenticated', 'service_role', 'mentalspace_auth', 'mentalspace_audit', 'mentalspace_owner'))))
union all
select 'authorization-lost', a.table_name || ' ' || a.role || ' ' || a.command, 'app.authorizations promises a right that is not granted',
       'select app.permit(...) again'
  from app.authorizations a
 where a.role <> 'mentalspace_owner'
   and not exists (
       select from named_rights r
        where r.name = a.table_name and r.command = a.command
          and r.role = case when a.role in ('anon', 'service_role', 'mentalspace_auth', 'mentalspace_audit') then a.role else 'authenticated' end)
