-- $1 now
select id, created_at, last_seen_at, expires_at, kind, aal, address, user_agent from auth.own_sessions($1)
