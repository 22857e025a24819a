-- What stands in our schemas although no migration was ever applied.
select o.kind || ' ' || o.name
  from (select case when c.relkind in ('r', 'p') then 'table' when c.relkind = 'v' then 'view' else 'relation' end as kind,
               format('%s.%s', n.nspname, c.relname) as name, c.oid, 'pg_class'::regclass as class
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname in ('public', 'app', 'auth') and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
        union all
        select 'function', p.oid::regprocedure::text, p.oid, 'pg_proc'::regclass
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname in ('public', 'app', 'auth')
        union all
        select 'type', format('%s.%s', n.nspname, t.typname), t.oid, 'pg_type'::regclass
          from pg_type t join pg_namespace n on n.oid = t.typnamespace
         where n.nspname in ('public', 'app', 'auth') and t.typtype in ('e', 'd')) o
 where not exists (select from pg_depend d where d.classid = o.class and d.objid = o.oid and d.deptype = 'e')
 order by 1
 limit 20
