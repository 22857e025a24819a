-- $1 the record that goes on
select m.id, m.merged_id, c.mrn, c.first_name, c.last_name, c.birth_date, m.reason, m.merged_at,
       (select p.first_name || ' ' || p.last_name from profiles p where p.id = m.merged_by) as merged_by_name
  from client_merges m
  join clients c on c.organization_id = m.organization_id and c.id = m.merged_id
 where m.kept_id = $1 and m.undone_at is null
 order by m.merged_at desc, m.id
