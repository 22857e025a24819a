-- $1 client
select id, client_id, name, dose, frequency, route, prescriber, purpose, started_on, stopped_on, stop_reason, status, row_version
  from client_medications
 where client_id in (select app.chart_of($1))
 order by status = 'taking' desc, lower(name), id
