-- $1 person, $2 identity, $3 address, $4 first name, $5 last name
select auth.add_person($1, $2, $3, $4, $5)
