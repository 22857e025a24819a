-- $1 person
select auth.unlock($1)
