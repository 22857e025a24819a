-- $1 $2 each word at least and below, $3 day, $4 only billable ones, $5 rows. Takes the word that the fewest codes have and checks the others
-- against those; the codes of a word come mental health first.
with words as materialized (
    select x.place, w.codes
      from unnest($1::text[], $2::text[]) with ordinality x(low, high, place)
      join diagnosis_words w on w.word >= x.low and w.word < x.high
), sizes as (
    select place, sum(cardinality(codes)) as size from words group by place
), first as (
    select place from sizes order by size limit 1
), candidates as materialized (
    select code, min(nth) as nth
      from words join first using (place), unnest(words.codes) with ordinality c(code, nth)
     where (select count(*) from sizes) = cardinality($1::text[])
     group by code
), near as materialized (
    select code, nth from candidates order by left(code, 1) <> 'F', nth, code limit 4000
)
select d.code, d.description, d.billable, d.parent_code
  from near n join diagnosis_codes d on d.code = n.code
 where d.valid_from <= $3 and (d.valid_to is null or d.valid_to >= $3) and (d.billable or not $4::boolean)
   and not exists (
       select from unnest($1::text[], $2::text[]) x(low, high)
        where not exists (select from app.search_words(d.description) word where word collate "C" >= x.low and word collate "C" < x.high))
 order by left(d.code, 1) <> 'F', d.billable desc, length(d.description), d.code
 limit $5
