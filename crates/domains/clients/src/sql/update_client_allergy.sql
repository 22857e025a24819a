-- $1 id, $2 client, then substance, kind, reaction, severity, status, onset on
update client_allergies
   set substance = $3, kind = $4, reaction = $5, severity = $6, status = $7, onset_on = $8
 where id = $1 and client_id = $2
returning id, client_id, substance, kind, reaction, severity, status, onset_on, row_version
