-- $1 client
select id, client_id, kind, issuer, last_four from client_identifiers where client_id in (select app.chart_of($1)) and ended_at is null order by kind, id
