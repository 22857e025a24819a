-- $1 status, $2 now, $3 rows, $4 $5 the last row of the page before
select c.note_id, n.client_id, coalesce(k.chosen_name, k.first_name) || ' ' || k.last_name as client_name,
       c.author_id, p.first_name || ' ' || p.last_name as author_name, c.supervisor_id, q.first_name || ' ' || q.last_name as supervisor_name,
       n.kind, n.service_on, c.status, c.submitted_at, c.due_on,
       c.status = 'waiting' and c.due_on < ($2::timestamptz at time zone o.time_zone)::date as overdue
  from note_cosignatures c
  join organizations o on o.id = c.organization_id
  join clinical_notes n on n.organization_id = c.organization_id and n.id = c.note_id
  join profiles p on p.id = c.author_id
  join profiles q on q.id = c.supervisor_id
  left join clients k on k.organization_id = n.organization_id and k.id = n.client_id
 where c.status = $1
   and (c.author_id in (select app.my_supervisees()) or (select app.has_any_role('{administrator}')))
   and ($4::date is null or (c.due_on, c.note_id) > ($4, $5::uuid))
 order by c.due_on, c.note_id
 limit $3
