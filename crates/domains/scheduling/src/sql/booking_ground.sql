-- What a booking rests on, in one look. $1 kind of visit, $2 clinician, $3 location, $4 room, $5 clients
with chosen as (
    select coalesce($2::uuid,
               (select s.profile_id from staff_profiles s
                 where s.organization_id = (select app.organization_id()) and s.profile_id = (select auth.uid()) and s.bookable),
               (select t.profile_id from client_care_team t
                 where t.organization_id = (select app.organization_id()) and t.client_id = ($5::uuid[])[1] and t.role = 'primary_therapist'
                   and t.valid_from <= now() and (t.valid_to is null or t.valid_to > now()))) as clinician_id)
select c.clinician_id,
       exists (select from staff_profiles s
                 join organization_memberships m on m.organization_id = s.organization_id and m.profile_id = s.profile_id
                where s.organization_id = o.id and s.profile_id = c.clinician_id and s.bookable and m.status = 'active') as clinician_bookable,
       (select app.has_any_role('{administrator,front_desk}')) or c.clinician_id in (select app.my_calendars()) as manages,
       t.active as type_active, t.default_minutes, t.modality, t.max_clients,
       l.active as location_active, l.time_zone as location_zone, o.time_zone as practice_zone,
       (select r.active from practice_rooms r where r.organization_id = o.id and r.location_id = l.id and r.id = $4) as room_active,
       (select count(*) from clients k where k.organization_id = o.id and k.id = any ($5)) as clients_seen,
       (select count(*) from clients k where k.organization_id = o.id and k.id = any ($5) and k.merged_into_id is not null) as clients_merged,
       (select count(*) from clients k where k.organization_id = o.id and k.id = any ($5) and k.status not in ('active', 'on_hold')) as clients_closed,
       (select s.max_recurrences from scheduling_settings s where s.id = o.id) as max_recurrences
  from organizations o
 cross join chosen c
  left join appointment_types t on t.organization_id = o.id and t.id = $1
  left join practice_locations l on l.organization_id = o.id and l.id = $3
 where o.id = (select app.organization_id())
