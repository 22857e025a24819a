-- $1 profile; answers how many sessions ended
select auth.end_sessions($1, 'the person was deactivated')
