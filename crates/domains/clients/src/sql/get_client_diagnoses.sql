-- $1 client, $2 also ended ones
select id, client_id, code, description, rank::int4 as rank, status, diagnosed_on, onset_on, ended_on, diagnosed_by, note, row_version
  from client_diagnoses
 where client_id in (select app.chart_of($1)) and ($2::boolean or ended_on is null)
 order by ended_on nulls first, rank, diagnosed_on, id
