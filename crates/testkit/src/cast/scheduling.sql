-- A kind of visit; visits of Mira with Noor (tomorrow at ten, one that has begun, and two in April that repeat) and with Aiko; one of Jonas
-- with Stellan; one of Mira's that was called off. Noor's hours from June on, a time she blocked then, and time off that Aiko asked for.

insert into appointment_types (id, organization_id, name, billing_code_id, default_minutes)
values ('{ids}00000000{o}601', '{ids}0000000000{o}1', 'Therapy hour', '{ids}00000000{o}f01', 50);

insert into appointment_series (id, organization_id, clinician_id, rule, first_at, time_zone, created_by)
values ('{ids}00000000{o}611', '{ids}0000000000{o}1', '{ids}0000000000{o}3', 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;WKST=MO;COUNT=2', timestamptz '2026-04-07 14:00+00',
        'America/New_York', '{ids}0000000000{o}7');

insert into appointments (id, organization_id, appointment_type_id, clinician_id, location_id, room_id, starts_at, ends_at, time_zone, modality,
                          status, status_changed_at, cancel_reason, created_by, series_id)
select ('{ids}00000000{o}' || n)::uuid, '{ids}0000000000{o}1', '{ids}00000000{o}601', ('{ids}0000000000{o}' || clinician)::uuid,
       '{ids}00000000{o}c01', case when roomed then '{ids}00000000{o}d01'::uuid end, starts, starts + interval '50 minutes', 'America/New_York', 'in_person',
       status, timestamptz '2026-02-20 15:00+00', cancelled, '{ids}0000000000{o}7',
       case when n in ('612', '613') then '{ids}00000000{o}611'::uuid end
  from (values ('602', '3', true, timestamptz '2026-03-03 15:00+00', 'scheduled', null),
               ('603', '4', true, timestamptz '2026-03-03 17:00+00', 'scheduled', null),
               ('604', '3', false, timestamptz '2026-03-04 15:00+00', 'cancelled', 'illness'),
               ('606', '5', false, timestamptz '2026-03-05 15:00+00', 'scheduled', null),
               ('607', '3', false, timestamptz '2026-03-02 14:30+00', 'scheduled', null),
               ('612', '3', false, timestamptz '2026-04-07 14:00+00', 'scheduled', null),
               ('613', '3', false, timestamptz '2026-04-14 14:00+00', 'scheduled', null)) visit(n, clinician, roomed, starts, status, cancelled);

insert into appointment_clients (id, organization_id, appointment_id, client_id, clinician_id, starts_at, ends_at, live)
select ('{ids}00000000{o}6' || line)::uuid, a.organization_id, a.id, ('{ids}00000000{o}' || client)::uuid, a.clinician_id, a.starts_at, a.ends_at, a.live
  from (values ('22', '602', '501'), ('23', '603', '502'), ('24', '604', '501'), ('26', '606', '501'), ('27', '607', '501'),
               ('28', '612', '501'), ('29', '613', '501')) seen(line, visit, client)
  join appointments a on a.organization_id = '{ids}0000000000{o}1' and a.id = ('{ids}00000000{o}' || visit)::uuid;

insert into clinician_schedules (id, organization_id, clinician_id, valid_from, time_zone)
values ('{ids}00000000{o}615', '{ids}0000000000{o}1', '{ids}0000000000{o}3', date '2026-06-01', 'America/New_York');
insert into clinician_schedule_shifts (id, organization_id, schedule_id, clinician_id, weekday, starts, ends, location_id)
values ('{ids}00000000{o}616', '{ids}0000000000{o}1', '{ids}00000000{o}615', '{ids}0000000000{o}3', 'monday', '09:00', '17:00', '{ids}00000000{o}c01');
insert into schedule_exceptions (id, organization_id, clinician_id, kind, starts_at, ends_at)
values ('{ids}00000000{o}617', '{ids}0000000000{o}1', '{ids}0000000000{o}5', 'conference', timestamptz '2026-06-08 04:00+00', timestamptz '2026-06-10 04:00+00');
insert into blocked_times (id, organization_id, clinician_id, kind, starts_at, ends_at, group_id)
values ('{ids}00000000{o}618', '{ids}0000000000{o}1', '{ids}0000000000{o}3', 'meeting', timestamptz '2026-06-08 16:00+00', timestamptz '2026-06-08 17:00+00',
        '{ids}00000000{o}619');
