-- Clinicians, each with their day: today where the practice is. $1 practice
insert into bench.words
select 'clinician', n - 1, array[s.profile_id::text, to_char(d.begins at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                                to_char(d.ends at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')]
  from (select profile_id, row_number() over (order by profile_id) as n from staff_profiles where organization_id = $1 and bookable) s,
       (select w.day at time zone o.time_zone as begins, (w.day + interval '1 day') at time zone o.time_zone as ends
          from organizations o, lateral (
               -- The last working day: nobody comes on a weekend.
               select date_trunc('day', max(a.starts_at) at time zone o.time_zone) as day from appointments a
                where a.organization_id = o.id and a.starts_at < date_trunc('day', now() at time zone o.time_zone) at time zone o.time_zone + interval '1 day') w
         where o.id = $1) d
