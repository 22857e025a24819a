-- $1 $2 each word at least and below, $3 day, $4 only billable ones, $5 rows. Takes the word that the fewest codes have, mental health first,
-- at most so many that the answer comes at once, and checks the other words against those. `offset 0` keeps the lookups by index and
-- folds each description once: left to itself the planner reads the whole list of words, which takes three times as long.
with words as materialized (
    select x.place, w.codes, w.size
      from unnest($1::text[], $2::text[]) with ordinality x(low, high, place)
      cross join lateral (select d.codes, d.size from diagnosis_words d where d.word >= x.low and d.word < x.high offset 0) w
), sizes as (
    select place, sum(size) as size from words group by place
), first as (
    select place from sizes where (select count(*) from sizes) = cardinality($1::text[]) order by size limit 1
), candidates as materialized (
    select distinct code
      from words join first using (place), unnest(words.codes[1:case when cardinality($1::text[]) = 1 then 400 else 2000 end]) code
), ranked as materialized (
    select code from candidates order by left(code, 1) <> 'F', code limit 2000
), near as materialized (
    select d.code, d.description, d.billable, d.parent_code, d.folded
      from ranked n
      cross join lateral (
            select d.code, d.description, d.billable, d.parent_code, lower(d.description) as folded
              from diagnosis_codes d
             where d.code = n.code and d.valid_from <= $3 and (d.valid_to is null or d.valid_to >= $3) and (d.billable or not $4::boolean)
            offset 0) d
     where not exists (select from unnest($1::text[]) word where strpos(d.folded, word) = 0)
)
select code, description, billable, parent_code
  from near
 order by left(code, 1) <> 'F', not starts_with(folded, ($1::text[])[1]), billable desc, length(description), code
 limit $5
