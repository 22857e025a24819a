-- $1 client
select id, client_id, kind, street, unit, city, state, postal_code, confidential, valid_from, valid_to, row_version
  from client_addresses
 where client_id in (select app.chart_of($1))
 order by valid_to nulls first, kind, id
