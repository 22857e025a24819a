-- The same for those who see some charts: begins with these.
with hits as materialized (
    select c.id as client_id, k.key
      from clients c,
           lateral (select k.key from client_search_keys k
                     where k.organization_id = c.organization_id and k.client_id = c.id and k.key >= $2 and k.key < $3
                     order by k.key limit 1) k
     where c.organization_id = (select app.organization_id()) and c.id = any (array(select app.my_clients()))
       and c.merged_into_id is null
       and ($6::text is null or c.status = $6)
       and ($7::uuid is null or exists (
            select from client_care_team t
             where t.organization_id = c.organization_id and t.client_id = c.id and t.profile_id = $7
               and t.valid_from <= now() and (t.valid_to is null or t.valid_to > now())))
       and not exists (
            select from unnest($4::text[], $5::text[]) other(low, high)
             where not exists (select from client_search_keys o
                                where o.organization_id = c.organization_id and o.client_id = c.id
                                  and o.key >= other.low and o.key < other.high))
     order by k.key, c.id
     limit $1
)
select d.id, d.mrn, d.first_name, d.middle_name, d.last_name, d.chosen_name, d.pronouns, d.birth_date, d.status, d.phone, d.email, d.therapist_id, d.therapist_name, d.registered_on, d.favorite, d.sort_name, d.row_version
  from hits join client_directory d on d.id = hits.client_id and d.organization_id = (select app.organization_id())
 order by hits.key, d.sort_name, d.id
