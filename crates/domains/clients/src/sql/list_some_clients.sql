-- Begins with the clients of a therapist, or one's own. $1 rows, $2 $3 the last row of the page before, $4 status, $5 therapist
select id, mrn, first_name, middle_name, last_name, chosen_name, pronouns, birth_date, status, phone, email, therapist_id, therapist_name, registered_on, favorite, sort_name, row_version
  from client_directory d
 where d.organization_id = (select app.organization_id())
   and d.id = any (array(
       select app.my_clients() where $5::uuid is null
       union all
       select t.client_id from client_care_team t
        where $5 is not null and t.organization_id = (select app.organization_id()) and t.profile_id = $5
          and t.valid_from <= now() and (t.valid_to is null or t.valid_to > now())))
   and d.merged_into_id is null
   and ($2::text is null or (d.sort_name, d.id) > ($2, $3::uuid))
   and ($4::text is null or d.status = $4)
 order by d.sort_name, d.id
 limit $1
