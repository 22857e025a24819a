-- $1 header, $2 day
select code, description, billable, parent_code from diagnosis_codes
 where parent_code = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2) order by code limit 200
