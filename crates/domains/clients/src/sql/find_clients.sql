-- For those who see every chart: by the beginnings of keys, the longest first. $1 rows, $2 at least, $3 below, $4 the others at least,
-- $5 the others below, $6 status, $7 therapist. Walks the index in the order of the keys and stops when enough were found. The second
-- word is one walk of its own, kept as a hash: to look it up for each client that the first one finds takes ten times as long where
-- both are common. `offset 0` keeps the words ahead of the records, which few of those found are opened for.
with hits as materialized (
    select k.client_id, k.key
      from (select k.organization_id, k.client_id, k.key
              from client_search_keys k
             where k.organization_id = (select app.organization_id()) and k.key >= $2 and k.key < $3
               and (cardinality($4::text[]) = 0 or k.client_id in (
                    select o.client_id from client_search_keys o
                     where o.organization_id = (select app.organization_id()) and o.key >= ($4::text[])[1] and o.key < ($5::text[])[1]))
               and not exists (
                    select from unnest(($4::text[])[2:], ($5::text[])[2:]) other(low, high)
                     where not exists (select from client_search_keys o
                                        where o.organization_id = k.organization_id and o.client_id = k.client_id
                                          and o.key >= other.low and o.key < other.high))
             order by k.organization_id, k.key, k.client_id
             offset 0) k
      join clients c on c.organization_id = k.organization_id and c.id = k.client_id
     where c.merged_into_id is null
       and ($6::text is null or c.status = $6)
       and ($7::uuid is null or exists (
            select from client_care_team t
             where t.organization_id = c.organization_id and t.client_id = c.id and t.profile_id = $7
               and t.valid_from <= now() and (t.valid_to is null or t.valid_to > now())))
     order by k.organization_id, k.key, k.client_id
     limit $1
), found as (
    select client_id, min(key) as key from hits group by client_id
)
select d.id, d.mrn, d.first_name, d.middle_name, d.last_name, d.chosen_name, d.pronouns, d.birth_date, d.status, d.phone, d.email, d.therapist_id, d.therapist_name, d.registered_on, d.favorite, d.sort_name, d.row_version
  from found join client_directory d on d.id = found.client_id and d.organization_id = (select app.organization_id())
 order by found.key, d.sort_name, d.id
