-- $1 person
select d.id, d.mrn, d.first_name, d.middle_name, d.last_name, d.chosen_name, d.pronouns, d.birth_date, d.status, d.phone, d.email, d.therapist_id, d.therapist_name, d.registered_on, d.favorite, d.sort_name, d.row_version
  from recently_viewed_clients r join client_directory d on d.organization_id = r.organization_id and d.id = r.client_id
 where r.profile_id = $1
 order by r.viewed_at desc limit 20
