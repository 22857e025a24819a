-- $1 client
select id, client_id, substance, kind, reaction, severity, status, onset_on, row_version
  from client_allergies
 where client_id in (select app.chart_of($1))
 order by status, severity desc, lower(substance), id
