-- $1 policy, $2 client: whose it must be
select i.payer_id from client_insurance i where i.id = $1 and i.client_id in (select app.chart_of($2))
