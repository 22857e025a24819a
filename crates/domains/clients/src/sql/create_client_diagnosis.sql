-- $1 id, $2 organization, $3 client, $4 code, $5 its words, $6 rank, $7 status, $8 diagnosed, $9 onset, $10 ended, $11 note, $12 by
insert into client_diagnoses (id, organization_id, client_id, code, description, rank, status, diagnosed_on, onset_on, ended_on, note, diagnosed_by)
values ($1, $2, $3, $4, $5, $6::int4, $7, $8, $9, $10, $11, $12) returning id, client_id, code, description, rank::int4 as rank, status, diagnosed_on, onset_on, ended_on, diagnosed_by, note, row_version
