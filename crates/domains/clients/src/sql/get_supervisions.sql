-- $1 also ended ones
select s.id, s.supervisor_id, (select p.first_name || ' ' || p.last_name from profiles p where p.id = s.supervisor_id) as supervisor_name,
       s.supervisee_id, (select p.first_name || ' ' || p.last_name from profiles p where p.id = s.supervisee_id) as supervisee_name, s.kind, s.valid_from, s.valid_to
  from supervision_relationships s where $1::boolean or valid_to is null or valid_to > now() order by supervisor_name, supervisee_name, s.valid_from, s.id
