-- Whoever shares the birth date ($1), a telephone ($2), or the last name or nearly so ($3) together with the first name ($4).
with near as materialized (
    select k.client_id from client_search_keys k
     where k.organization_id = (select app.organization_id()) and (k.key = $1 or k.key = any ($2::text[]))
    union
    select k.client_id from client_search_keys k
      join client_search_keys f on f.organization_id = k.organization_id and f.client_id = k.client_id and f.key = $4
     where k.organization_id = (select app.organization_id()) and k.key = any ($3::text[])
     limit 500
)
select c.id, c.mrn, c.first_name, c.last_name, c.chosen_name, c.birth_date,
       array(select p.digits from client_contact_points p
              where p.organization_id = c.organization_id and p.client_id = c.id and p.digits is not null and p.ended_at is null) as phones
  from near join clients c on c.organization_id = (select app.organization_id()) and c.id = near.client_id
 where c.merged_into_id is null
