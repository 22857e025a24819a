-- $1 person, $2 why
select auth.end_sessions($1, $2)
