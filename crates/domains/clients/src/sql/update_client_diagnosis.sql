-- $1 id, $2 client, $3 code, $4 its words, $5 rank, $6 status, $7 diagnosed, $8 onset, $9 ended, $10 note
update client_diagnoses set code = $3, description = $4, rank = $5::int4, status = $6, diagnosed_on = $7, onset_on = $8, ended_on = $9, note = $10
 where id = $1 and client_id = $2 returning id, client_id, code, description, rank::int4 as rank, status, diagnosed_on, onset_on, ended_on, diagnosed_by, note, row_version
