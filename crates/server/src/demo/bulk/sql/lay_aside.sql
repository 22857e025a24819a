-- Past the triggers from here on; and indexes and exclusion constraints of the tables that grow are taken down, to be built up again after, in
-- the words that PostgreSQL has for them. Keys that others refer to stay.
set local session_replication_role = replica;
create temporary table bulk_aside as
with grows as (
    select t::regclass as id
      from unnest('{clients,client_status_history,client_contact_points,client_care_team,client_search_keys,appointments,appointment_clients,appointment_status_history}'::text[]) t)
select k.oid::bigint as n, format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as removal,
       format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as definition
  from pg_constraint k join grows g on g.id = k.conrelid
 where k.contype = 'x'
union all
select i.indexrelid::bigint, format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
  from pg_index i join grows g on g.id = i.indrelid
 where not exists (select from pg_constraint k where k.conindid = i.indexrelid);
do $$
declare
    one text;
begin
    for one in select removal from bulk_aside order by n loop
        execute one;
    end loop;
end
$$;
