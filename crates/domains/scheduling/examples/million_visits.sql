-- A million invented visits of a hundred thousand clients with fifty clinicians: eight a day and clinician, over the working days of ten years.
-- Loaded past the triggers and with the exclusion constraints laid on afterwards, which checks every row all the same.
create temporary table made as
select md5('clinician ' || n)::uuid as id, n from generate_series(1, 50) n;
insert into auth.users (id, email, email_confirmed_at) select id, 'clinician' || n || '@example.test', now() from made;
insert into profiles (id, first_name, last_name, email) select id, 'Clinician', 'Number ' || n, 'clinician' || n || '@example.test' from made;
insert into organization_memberships (id, organization_id, profile_id, kind, status) select md5('member ' || n)::uuid, '{organization}', id, 'staff', 'active' from made;
insert into staff_profiles (id, organization_id, profile_id, bookable) select md5('staff ' || n)::uuid, '{organization}', id, true from made;
insert into clients (id, organization_id, mrn, first_name, last_name, birth_date, registered_on, sort_name)
select md5('client ' || n)::uuid, '{organization}', 'MH2025' || lpad(n::text, 6, '0'), 'First ' || n % 1500, 'Last ' || n % 6000, date '1935-01-01' + n % 30000,
       date '2016-01-01', 'last ' || n % 6000
  from generate_series(1, 100000) n;
insert into client_care_team (id, organization_id, client_id, profile_id, role, valid_from)
select md5('team ' || n)::uuid, '{organization}', md5('client ' || n)::uuid, case when n <= 250 then '{therapist}' else md5('clinician ' || 1 + n % 50)::uuid end,
       'primary_therapist', timestamptz '2016-01-01 12:00+00'
  from generate_series(1, 100000) n;

alter table appointments drop constraint appointments_clinician_free, drop constraint appointments_room_free;
alter table appointment_clients drop constraint appointment_clients_client_free;
create temporary table planned as
select md5('visit ' || day.n || ' ' || c.n || ' ' || slot)::uuid as id, case when c.n = 1 then '{therapist}' else c.id end as clinician,
       (day.on_day + time '08:00' + slot * interval '1 hour') at time zone 'America/New_York' as starts_at,
       -- A clinician's clients come in turn, none twice at once: each has 2,000 of their own.
       case when c.n = 1 then 1 + (day.n * 8 + slot) % 250 else (c.n - 1) * 2000 + (day.n * 8 + slot) % 2000 end as client,
       day.on_day < date '2026-03-02' as over, day.n + slot as turn
  from (select row_number() over (order by d desc) - 1 as n, d::date as on_day
          from generate_series(date '2016-10-03', date '2026-05-01', interval '1 day') d where extract(isodow from d) < 6 order by d desc limit {days}) day
 cross join made c cross join generate_series(0, 7) slot;
insert into appointments (id, organization_id, appointment_type_id, clinician_id, location_id, starts_at, ends_at, time_zone, modality, status, status_changed_at,
                          started_at, ended_at, cancel_reason)
select id, '{organization}', '{type}', clinician, '{location}', starts_at, starts_at + interval '50 minutes', 'America/New_York', 'in_person',
       case when not over then 'scheduled' when turn % 10 = 0 then 'cancelled' else 'completed' end, starts_at,
       case when over and turn % 10 <> 0 then starts_at end, case when over and turn % 10 <> 0 then starts_at + interval '50 minutes' end,
       case when over and turn % 10 = 0 then 'illness' end
  from planned;
insert into appointment_clients (id, organization_id, appointment_id, client_id, clinician_id, starts_at, ends_at, live)
select md5('line ' || a.id)::uuid, a.organization_id, a.id, md5('client ' || p.client)::uuid, a.clinician_id, a.starts_at, a.ends_at, a.live
  from planned p join appointments a on a.organization_id = '{organization}' and a.id = p.id;
