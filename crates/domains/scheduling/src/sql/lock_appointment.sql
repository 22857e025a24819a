-- A visit, held until the call is through. $1 visit
select a.status, a.starts_at, a.ends_at, a.time_zone, a.clinician_id, a.appointment_type_id, a.location_id, a.room_id, a.modality, a.note, a.series_id,
       a.started_at,
       (select app.has_any_role('{administrator,front_desk}')) or a.clinician_id in (select app.my_calendars()) as manages,
       (select app.has_any_role('{administrator,front_desk}')) or a.clinician_id = (select auth.uid()) as attends,
       array(select k.client_id from appointment_clients k
              where k.organization_id = a.organization_id and k.appointment_id = a.id order by k.client_id) as clients,
       (select s.late_cancel_hours from scheduling_settings s where s.id = a.organization_id) as late_cancel_hours,
       a.row_version
  from appointments a
 where a.id = $1
   for update of a
