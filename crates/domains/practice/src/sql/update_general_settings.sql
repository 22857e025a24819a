-- $1 practice, $2 name, $3 legal name, $4 NPI, $5 phone, $6 e-mail, $7 website, $8 time zone
update organizations
   set name = $2, legal_name = $3, npi = $4, phone = $5, email = $6, website = $7, time_zone = $8
 where id = $1
