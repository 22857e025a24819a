-- Hours to be booked, each once, after all visits that were planned: with whom, when from and until. $1 practice
insert into bench.words
select 'slot', row_number() over (order by h, c.profile_id), array[c.profile_id::text, c.client_id::text,
       to_char(date_trunc('day', now()) + h * interval '1 hour', 'YYYY-MM-DD HH24:MI:SS+00'),
       to_char(date_trunc('day', now()) + h * interval '1 hour' + interval '50 minutes', 'YYYY-MM-DD HH24:MI:SS+00')]
  from (select t.profile_id, min(t.client_id::text) as client_id
          from client_care_team t join clients k on k.organization_id = t.organization_id and k.id = t.client_id
         where t.organization_id = $1 and t.valid_to is null and k.status = 'active' group by t.profile_id) c,
       generate_series(24 * 70, 24 * 360) h
