-- $1 client
select h.id, h.from_status, h.to_status, h.reason, h.effective_on, h.changed_at,
       (select p.first_name || ' ' || p.last_name from profiles p where p.id = h.changed_by) as changed_by_name
  from client_status_history h
 where h.client_id in (select app.chart_of($1))
 order by h.changed_at desc, h.id
