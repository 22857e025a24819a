-- What every table must have. Answers (rule, object, words, fix).
with tables as (
    select c.oid, c.relrowsecurity, c.relforcerowsecurity, c.relpersistence,
           pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
           exists (select from app.global_catalogues g where g.table_name = pg_catalog.format('%I.%I', n.nspname, c.relname)) as catalogue,
           (select a.attnotnull and a.atttypid = 'pg_catalog.uuid'::pg_catalog.regtype
              from pg_catalog.pg_attribute a
             where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped) as has_tenant,
           exists (select from pg_catalog.pg_constraint k join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and k.conkey = array[a.attnum]
                    where k.conrelid = c.oid and k.contype = 'p' and a.attname = 'id') as has_id
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'app', 'auth') and c.relkind in ('r', 'p')
), keys as (
    select k.*, t.name,
           (select pg_catalog.array_agg(a.attname::text order by x.place)
              from pg_catalog.unnest(k.conkey) with ordinality x(num, place)
              join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.num) as columns,
           (select pg_catalog.array_agg(a.attname::text order by x.place)
              from pg_catalog.unnest(k.confkey) with ordinality x(num, place)
              join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = x.num) as targets
      from pg_catalog.pg_constraint k join tables t on t.oid = k.conrelid
)
select 'primary-key' as rule, name as object, 'it has no primary key' as words, 'id uuid primary key' as fix
  from tables t
 where not exists (select from keys k where k.conrelid = t.oid and k.contype = 'p')
union all
select 'organization-id', name,
       case when has_tenant is null then 'it has no organization_id' else 'organization_id can be null or is not a uuid' end,
       'organization_id uuid not null; or a row with the reason in app.global_catalogues'
  from tables where not catalogue and has_tenant is not true and name <> 'public.organizations'
union all
select 'organization-key', name, 'it has no unique (organization_id, id), so nobody can point to it within an organization',
       'unique (organization_id, id)'
  from tables t
 where has_tenant and has_id and not catalogue
   and not exists (select from keys k where k.conrelid = t.oid and k.contype in ('p', 'u') and k.columns = array['organization_id', 'id'])
union all
select 'composite-foreign-key', k.name || ' ' || k.conname, 'it could point to a row of another organization',
       'foreign key (organization_id, ...) references ... (organization_id, ...)'
  from keys k join tables source on source.oid = k.conrelid join tables target on target.oid = k.confrelid
 where k.contype = 'f' and source.has_tenant and target.has_tenant and not target.catalogue
   and not exists (select from unnest(k.columns, k.targets) p(own, other) where p.own = 'organization_id' and p.other = 'organization_id')
union all
select 'foreign-key-delete', k.name || ' ' || k.conname, 'deleting the other row would change or remove this one', 'on delete restrict'
  from keys k where k.contype = 'f' and k.confdeltype not in ('a', 'r') and k.name not like 'auth.%' -- what hangs on a sign-in may go with it
union all
select 'foreign-key-index', k.name || ' ' || k.conname, 'no index begins with its columns (' || pg_catalog.array_to_string(k.columns, ', ') || ')',
       'create index on ' || k.name || ' (' || pg_catalog.array_to_string(k.columns, ', ') || ')'
  from keys k
 where k.contype = 'f'
   and not exists (
       select from pg_catalog.pg_index i,
              lateral (select pg_catalog.array_agg(a.attname::text order by x.place) as columns
                         from pg_catalog.unnest(i.indkey::int2[]) with ordinality x(num, place)
                         join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = x.num
                        where x.place <= i.indnkeyatts) w,
              lateral pg_catalog.generate_series(1, pg_catalog.array_length(w.columns, 1)) size,
              lateral (select w.columns[1:size] as columns) head
        where i.indrelid = k.conrelid and i.indisvalid
          and (i.indpred is null or pg_catalog.pg_get_expr(i.indpred, i.indrelid) like '%IS NOT NULL%')
          and head.columns <@ k.columns
          and (pg_catalog.array_remove(k.columns, 'organization_id') <@ head.columns))
union all
select 'constraint-validated', k.name || ' ' || k.conname, 'the rows that were there before have not been checked',
       pg_catalog.format('alter table %s validate constraint %I', k.name, k.conname)
  from keys k where not k.convalidated
union all
select 'index-valid', i.indexrelid::pg_catalog.regclass::text, 'building it failed half way; it enforces and finds nothing', 'drop it and create it again'
  from pg_catalog.pg_index i join tables t on t.oid = i.indrelid where not i.indisvalid
union all
select 'rls-enabled', name, 'row-level security is off', pg_catalog.format('select app.guard(%L)', name) from tables where not relrowsecurity
union all
select 'rls-forced', name, 'its owner is not held by row-level security', pg_catalog.format('alter table %s force row level security', name)
  from tables where not relforcerowsecurity
union all
select 'audit-trigger', name, 'changes to it leave no trace', pg_catalog.format('select app.guard(%L); or unaudited => the reason', name)
  from tables t
 where not exists (select from pg_catalog.pg_trigger g
                    where g.tgrelid = t.oid and g.tgfoid = 'app.record_change()'::pg_catalog.regprocedure and g.tgenabled in ('O', 'A')
                      and g.tgtype & 1 = 1 and g.tgtype & 28 = 28 and g.tgqual is null)
union all
select 'stamp-trigger', name, 'it has a row_version that nothing moves', pg_catalog.format('select app.guard(%L)', name)
  from tables t
 where exists (select from pg_catalog.pg_attribute a where a.attrelid = t.oid and a.attname = 'row_version' and not a.attisdropped)
   and not exists (select from pg_catalog.pg_trigger g
                    where g.tgrelid = t.oid and g.tgfoid = 'app.stamp()'::pg_catalog.regprocedure and g.tgenabled in ('O', 'A'))
union all
select 'append-only', name, 'the audit could be rewritten', pg_catalog.format('select app.append_only(%L)', name)
  from tables t
 where name in ('public.audit_events', 'public.audit_changes', 'public.audit_heads')
   and not exists (select from pg_catalog.pg_trigger g
                    where g.tgrelid = t.oid and g.tgfoid = 'app.refuse_change()'::pg_catalog.regprocedure and g.tgenabled in ('O', 'A')
                      and g.tgtype & 2 = 2 and g.tgtype & 56 = 56)
union all
select 'trigger-enabled', t.name || ' ' || g.tgname, 'the trigger is switched off', pg_catalog.format('alter table %s enable trigger %I', t.name, g.tgname)
  from pg_catalog.pg_trigger g join tables t on t.oid = g.tgrelid where g.tgenabled not in ('O', 'A')
union all
select 'timestamp-zone', t.name || '.' || a.attname, 'a time without a zone means something else in every office', 'timestamptz'
  from tables t join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
 where a.atttypid in ('pg_catalog.timestamp'::pg_catalog.regtype, 'pg_catalog.timestamp[]'::pg_catalog.regtype)
union all
select 'logged', name, 'its rows do not survive a crash', pg_catalog.format('alter table %s set logged', name) from tables where relpersistence = 'u'
union all
select 'rewrite-rule', t.name || ' ' || r.rulename, 'a rule can send a query somewhere else', pg_catalog.format('drop rule %I on %s', r.rulename, t.name)
  from pg_catalog.pg_rewrite r join tables t on t.oid = r.ev_class
union all
-- Uniqueness ignores row-level security: a clash with a row of another practice would tell that it is there.
-- Random ids, hashes and counters of the database itself cannot be guessed at.
select 'unique-organization', t.name || ' ' || i.indexrelid::pg_catalog.regclass::text, 'a clash would betray a row of another organization',
       'put organization_id first in the key'
  from pg_catalog.pg_index i join tables t on t.oid = i.indrelid
 where t.has_tenant and not t.catalogue and (i.indisunique or i.indisexclusion)
   and not exists (select from pg_catalog.unnest(i.indkey::int2[]) x(num)
                     join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = x.num
                    where a.attname = 'organization_id' or a.attidentity <> ''
                       or a.atttypid in ('pg_catalog.uuid'::pg_catalog.regtype, 'pg_catalog.bytea'::pg_catalog.regtype))
