-- $1 profile, $2 first name, $3 last name, $4 preferred name, $5 phone
update profiles
   set first_name = $2, last_name = $3, preferred_name = $4, phone = $5
 where id = $1
   and (first_name, last_name, preferred_name, phone) is distinct from ($2, $3, $4, $5)
