-- $1 client, $2 rows, $3 $4 the last row of the page before
select id, client_id, session_on, content_sealed, created_at, updated_at, row_version
  from psychotherapy_notes
 where client_id in (select app.chart_of($1)) and author_id = (select auth.uid())
   and ($3::date is null or (session_on, id) < ($3, $4::uuid))
 order by session_on desc, id desc
 limit $2
