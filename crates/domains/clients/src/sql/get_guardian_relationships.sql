-- $1 client
select id, client_id, name, kind, phone, email, status, may_view_notes, may_schedule, may_view_billing, may_message, evidence, verified_at, row_version
  from guardian_relationships
 where client_id in (select app.chart_of($1))
 order by status, name, id
