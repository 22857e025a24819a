-- $1 id, $2 organization, $3 client, then name, dose, frequency, route, prescriber, purpose, started on, stopped on, stop reason, status
insert into client_medications (id, organization_id, client_id, name, dose, frequency, route, prescriber, purpose, started_on, stopped_on, stop_reason, status)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
returning id, client_id, name, dose, frequency, route, prescriber, purpose, started_on, stopped_on, stop_reason, status, row_version
