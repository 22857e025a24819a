-- $1 chart number, $2 birth date
select app.find_chart($1, $2) as client_id
