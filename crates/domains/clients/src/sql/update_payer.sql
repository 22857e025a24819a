-- $1 id, $2 name, $3 kind, $4 electronic id, $5 phone, $6 days, $7 active
update payers set name = $2, kind = $3, electronic_id = $4, phone = $5, timely_filing_days = $6, active = $7 where id = $1 returning id, name, kind, electronic_id, phone, timely_filing_days, active, row_version
