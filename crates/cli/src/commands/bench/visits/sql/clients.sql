-- Clients to be looked at, spread over the whole practice. $1 practice
insert into bench.words
select 'client', n - 1, array[id::text]
  from (select id, row_number() over (order by md5(id::text)) as n from clients where organization_id = $1 and status = 'active') c
 where n <= 64
