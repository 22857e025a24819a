-- $1 address
select person from auth.person_at($1) person where person is not null
