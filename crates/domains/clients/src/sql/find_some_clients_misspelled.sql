-- The same for those who see some charts: begins with these.
with near as materialized (
    select m.client_id
      from unnest(array(select app.my_clients())) m(client_id)
     where exists (select from client_search_keys k
                    where k.organization_id = (select app.organization_id()) and k.client_id = m.client_id and k.key = any ($2::text[]))
), found as materialized (
    select c.id, extensions.similarity(app.fold(concat_ws(' ', c.first_name, c.chosen_name, c.last_name)), $5) as likeness
      from near join clients c on c.organization_id = (select app.organization_id()) and c.id = near.client_id
     where c.merged_into_id is null
       and ($6::text is null or c.status = $6)
       and ($7::uuid is null or exists (
            select from client_care_team t
             where t.organization_id = c.organization_id and t.client_id = c.id and t.profile_id = $7
               and t.valid_from <= now() and (t.valid_to is null or t.valid_to > now())))
       and not exists (
            select from unnest($3::text[], $4::text[]) other(low, high)
             where not exists (select from client_search_keys o
                                where o.organization_id = c.organization_id and o.client_id = c.id
                                  and ((o.key >= other.low and o.key < other.high) or o.key in (select app.typo_keys(other.low)))))
     order by likeness desc, c.id
     limit $1
)
select d.id, d.mrn, d.first_name, d.middle_name, d.last_name, d.chosen_name, d.pronouns, d.birth_date, d.status, d.phone, d.email, d.therapist_id, d.therapist_name, d.registered_on, d.favorite, d.sort_name, d.row_version
  from found join client_directory d on d.id = found.id and d.organization_id = (select app.organization_id())
 order by found.likeness desc, d.sort_name, d.id
