-- $1 client, $2 also cleared ones
select id, client_id, kind, note, expires_on, created_at, raised_by, cleared_at, cleared_reason from client_flags where client_id in (select app.chart_of($1)) and ($2::boolean or cleared_at is null) order by created_at desc, id
