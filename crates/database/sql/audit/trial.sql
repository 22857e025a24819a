-- Tries a condition on two made-up rows, with nobody calling: one row of nulls and one row that has a value everywhere.
create or replace function pg_temp.trial(target text, condition text) returns text
    language plpgsql
as $trial$
declare
    short text := pg_catalog.split_part(target, '.', 2);
    sample jsonb;
    answer boolean;
    claims text := pg_catalog.current_setting('request.jwt.claims', true);
begin
    perform pg_catalog.set_config('request.jwt.claims', '', true);
    select coalesce(pg_catalog.jsonb_object_agg(a.attname,
               case
                   when t.typcategory = 'A' then '"{}"'::jsonb
                   when t.typname = 'uuid' then '"0f000000-0000-7000-8000-00000000000f"'::jsonb
                   when t.typcategory = 'B' then 'true'::jsonb
                   when t.typcategory = 'N' then '1'::jsonb
                   when t.typname = 'xid8' then '"3"'::jsonb
                   when t.typcategory = 'S' then '"x"'::jsonb
                   when t.typname in ('timestamptz', 'date') then '"2001-02-03"'::jsonb
                   when t.typname = 'bytea' then '"\\x00"'::jsonb
                   when t.typname = 'inet' then '"192.0.2.1"'::jsonb
                   when t.typname = 'jsonb' then '{}'::jsonb
               end), '{}')
      into sample
      from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid
     where a.attrelid = target::pg_catalog.regclass and a.attnum > 0 and not a.attisdropped;
    execute pg_catalog.format(
        'select pg_catalog.bool_or((%s)) from (select (r).* from pg_catalog.unnest(array[
             pg_catalog.jsonb_populate_record(null::%s, ''{}''), pg_catalog.jsonb_populate_record(null::%s, $1)]) r) as %s',
        condition, target, target, short) into answer using sample;
    perform pg_catalog.set_config('request.jwt.claims', coalesce(claims, ''), true);
    return coalesce(answer, false)::text;
exception when others then
    return 'error: ' || sqlerrm;
end
$trial$
