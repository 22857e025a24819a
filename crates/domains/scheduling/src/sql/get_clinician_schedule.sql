-- $1 version of weekly hours
select h.id, h.clinician_id, h.valid_from, h.valid_to, h.time_zone, h.buffer_minutes, h.max_per_day, h.max_per_week,
       coalesce((select jsonb_agg(jsonb_build_object('weekday', s.weekday, 'starts', s.starts, 'ends', s.ends, 'location_id', s.location_id, 'modality', s.modality)
                                  order by array_position('{monday,tuesday,wednesday,thursday,friday,saturday,sunday}', s.weekday), s.starts)
                   from clinician_schedule_shifts s where s.organization_id = h.organization_id and s.schedule_id = h.id), '[]') as shifts,
       h.row_version
  from clinician_schedules h
 where h.organization_id = (select app.organization_id()) and h.id = $1
