-- Every clause of every policy: (policy, clause, condition, permissive, only for the owner, table).
select t.name || ' ' || p.polname, clause.name, clause.condition, p.polpermissive,
       p.polroles = array(select oid from pg_catalog.pg_roles where rolname = 'mentalspace_owner'), t.name
  from pg_catalog.pg_policy p
  join (select c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname) as name
          from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace) t on t.oid = p.polrelid,
       lateral (values ('using clause', pg_catalog.pg_get_expr(p.polqual, p.polrelid)),
                       ('check clause', pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))) clause (name, condition)
 where clause.condition is not null
 order by 1, 2
