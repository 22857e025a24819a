-- The versions that hold in a span of days. $1 from, $2 to, $3 clinicians
select h.id, h.clinician_id, h.valid_from, h.valid_to, h.time_zone, h.buffer_minutes, h.max_per_day, h.max_per_week,
       coalesce((select jsonb_agg(jsonb_build_object('weekday', s.weekday, 'starts', s.starts, 'ends', s.ends, 'location_id', s.location_id, 'modality', s.modality)
                                  order by array_position('{monday,tuesday,wednesday,thursday,friday,saturday,sunday}', s.weekday), s.starts)
                   from clinician_schedule_shifts s where s.organization_id = h.organization_id and s.schedule_id = h.id), '[]') as shifts,
       h.row_version
  from clinician_schedules h
 where h.organization_id = (select app.organization_id())
   and h.valid_from <= ($2::timestamptz at time zone h.time_zone)::date
   and (h.valid_to is null or h.valid_to >= ($1::timestamptz at time zone h.time_zone)::date)
   and ($3::uuid[] is null or h.clinician_id = any ($3))
 order by h.clinician_id, h.valid_from
