-- For those who see every chart. $1 rows, $2 $3 the last row of the page before, $4 status
select id, mrn, first_name, middle_name, last_name, chosen_name, pronouns, birth_date, status, phone, email, therapist_id, therapist_name, registered_on, favorite, sort_name, row_version
  from client_directory d
 where d.organization_id = (select app.organization_id())
   and d.merged_into_id is null
   and ($2::text is null or (d.sort_name, d.id) > ($2, $3::uuid))
   and ($4::text is null or d.status = $4)
 order by d.sort_name, d.id
 limit $1
