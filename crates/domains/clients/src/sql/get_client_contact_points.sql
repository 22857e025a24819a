-- $1 client
select id, client_id, system, kind, value, text_consent, voicemail_allowed, rank::int4 as rank, note, row_version
  from client_contact_points
 where client_id in (select app.chart_of($1)) and ended_at is null
 order by rank, system desc, id
