-- $1 also those no longer used
select id, name, kind, electronic_id, phone, timely_filing_days, active, row_version from payers where $1::boolean or active order by lower(name), id
