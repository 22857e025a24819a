-- $1 profile, $2 title, $3 credentials, $4 NPI, $5 taxonomy code, $6 employment, $7 bookable
update staff_profiles
   set title = $2, credentials = $3, npi = $4, taxonomy_code = $5, employment = $6, bookable = $7
 where profile_id = $1
