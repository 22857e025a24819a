-- $1 ids, $2 practice, $3 version, $4 clinician, $5 weekdays, $6 begin, $7 end, $8 locations, $9 modalities
insert into clinician_schedule_shifts (id, organization_id, schedule_id, clinician_id, weekday, starts, ends, location_id, modality)
select s.id, $2, $3, $4, s.weekday, s.starts, s.ends, s.location_id, s.modality
  from unnest($1::uuid[], $5::text[], $6::time[], $7::time[], $8::uuid[], $9::text[]) s(id, weekday, starts, ends, location_id, modality)
