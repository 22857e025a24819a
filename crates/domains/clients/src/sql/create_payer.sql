-- $1 id, $2 organization, $3 name, $4 kind, $5 electronic id, $6 phone, $7 days, $8 active
insert into payers (id, organization_id, name, kind, electronic_id, phone, timely_filing_days, active) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id, name, kind, electronic_id, phone, timely_filing_days, active, row_version
