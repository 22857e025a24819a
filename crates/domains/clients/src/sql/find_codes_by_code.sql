-- $1 at least, $2 below, $3 day, $4 only billable ones, $5 rows
select code, description, billable, parent_code from diagnosis_codes
 where code >= $1 and code < $2 and valid_from <= $3 and (valid_to is null or valid_to >= $3) and (billable or not $4::boolean)
 order by code limit $5
