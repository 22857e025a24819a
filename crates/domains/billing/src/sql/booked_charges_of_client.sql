-- $1 client
select c.id from charges c where c.client_id in (select app.chart_of($1)) and c.status in ('self_pay', 'claimed', 'partially_paid', 'paid')
