-- $1 person, $2 first name, $3 last name, $4 address
insert into profiles (id, first_name, last_name, email) values ($1, $2, $3, lower($4))
