-- $1 session
select auth.end_own_session($1)
