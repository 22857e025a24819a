-- $1 client, $2 also those who left
select t.id, t.client_id, t.profile_id, p.first_name || ' ' || p.last_name as name, t.role, t.valid_from, t.valid_to
  from client_care_team t join profiles p on p.id = t.profile_id
 where t.client_id in (select app.chart_of($1)) and ($2::boolean or t.valid_to is null or t.valid_to > now())
 order by t.valid_to nulls first, t.role, t.valid_from, t.id
