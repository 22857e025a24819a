-- $1 id, $2 client, then name, dose, frequency, route, prescriber, purpose, started on, stopped on, stop reason, status
update client_medications
   set name = $3, dose = $4, frequency = $5, route = $6, prescriber = $7, purpose = $8, started_on = $9, stopped_on = $10, stop_reason = $11, status = $12
 where id = $1 and client_id = $2
returning id, client_id, name, dose, frequency, route, prescriber, purpose, started_on, stopped_on, stop_reason, status, row_version
