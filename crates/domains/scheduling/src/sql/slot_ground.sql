-- What openings rest on. $1 clinician, $2 location, $3 kind of visit
select coalesce((select l.time_zone from practice_locations l where l.organization_id = o.id and l.id = $2), o.time_zone) as time_zone,
       s.slot_minutes,
       coalesce((select t.default_minutes from appointment_types t where t.organization_id = o.id and t.id = $3), s.appointment_minutes) as minutes,
       exists (select from staff_profiles p where p.organization_id = o.id and p.profile_id = $1 and p.bookable) as bookable
  from organizations o
  join scheduling_settings s on s.id = o.id
 where o.id = (select app.organization_id())
