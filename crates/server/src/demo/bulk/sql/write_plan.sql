-- $1 practice, $2 clinicians, $3 weeks, $4 now
insert into bulk_plan (organization_id, location_id, appointment_type_id, time_zone, clinicians, weeks, today, first_day, first_chart)
select s.organization_id, l.id, t.id, l.time_zone, $2::integer, $3::integer, d.today, date_trunc('week', d.today)::date - 7 * ($3::integer - 9), s.next_number
  from number_sequences s
  join lateral (select l.* from practice_locations l where l.organization_id = s.organization_id order by l.id limit 1) l on true
  join lateral (select t.id from appointment_types t where t.organization_id = s.organization_id and t.active
                 order by t.name = 'Individual session' desc, t.id limit 1) t on true
 cross join lateral (select ($4::timestamptz at time zone l.time_zone)::date as today) d
 where s.organization_id = $1::uuid and s.name = 'chart'
