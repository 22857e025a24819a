-- $1 client, $2 today
select d.id, d.mrn, d.first_name, d.middle_name, d.last_name, d.suffix, d.chosen_name, d.pronouns, d.birth_date,
       extract(year from age($2::date, d.birth_date))::integer as age,
       c.sex, d.status, c.contact_preference, c.referral_reason, c.time_zone, d.registered_on, c.discharged_on, c.deceased_on, d.merged_into_id,
       d.phone, d.email, d.therapist_id, d.therapist_name, d.favorite,
       array(select f.kind || ': ' || f.note from client_flags f
              where f.client_id in (select app.chart_of($1)) and f.cleared_at is null and (f.expires_on is null or f.expires_on >= $2)
              order by f.created_at) as flags,
       d.row_version
  from client_directory d join clients c on c.organization_id = d.organization_id and c.id = d.id
 where d.id = $1
