-- Visits: when, where and with whom clients are seen.
--
-- A visit keeps its time and its clinician for life. Moving it makes a new visit that names the old one, so that what was agreed
-- stays on record and nothing that hangs on the old one (a reminder, a confirmation) speaks for the new one.
--
-- Double booking is impossible: three exclusion constraints hold clinician, room and client apart while a visit is live.

create table appointment_types (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    name text not null constraint appointment_types_name_check check (length(name) between 1 and 80),
    billing_code_id uuid,
    default_minutes integer not null default 50 constraint appointment_types_default_minutes_check check (default_minutes between 5 and 720),
    modality text not null default 'in_person' constraint appointment_types_modality_check check (modality in ('in_person', 'video', 'phone')),
    color text not null default 'teal' constraint appointment_types_color_check check (
        color in ('teal', 'blue', 'violet', 'rose', 'orange', 'amber', 'green', 'slate')),
    -- One for an individual visit, more for couples, families and groups.
    max_clients integer not null default 1 constraint appointment_types_max_clients_check check (max_clients between 1 and 50),
    active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint appointment_types_billing_code_fkey foreign key (organization_id, billing_code_id)
        references billing_codes (organization_id, id) on delete restrict
);
comment on table appointment_types is 'the kinds of visit that a practice offers';
comment on column appointment_types.billing_code_id is 'what a visit of this kind is usually billed as';
create unique index appointment_types_name_once on appointment_types (organization_id, lower(name));
create index appointment_types_billing_code_idx on appointment_types (organization_id, billing_code_id);

-- A room is booked together with the office it is in.
alter table practice_rooms add constraint practice_rooms_of_location unique (organization_id, location_id, id);

create table appointments (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    appointment_type_id uuid not null,
    clinician_id uuid not null,
    location_id uuid,
    room_id uuid,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    -- The zone in which the time was agreed: where the visit takes place.
    time_zone text not null constraint appointments_time_zone_check check (
        time_zone ~ '^(UTC|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$' and timezone(time_zone, timestamptz 'epoch') is not null),
    modality text not null constraint appointments_modality_check check (modality in ('in_person', 'video', 'phone')),
    status text not null default 'scheduled' constraint appointments_status_check check (
        status in ('scheduled', 'confirmed', 'checked_in', 'in_session', 'completed', 'no_show', 'cancelled', 'late_cancelled', 'rescheduled')),
    -- Takes up the clinician's, the room's and the clients' time.
    live boolean not null generated always as (status in ('scheduled', 'confirmed', 'checked_in', 'in_session', 'completed')) stored,
    status_reason text constraint appointments_status_reason_check check (length(status_reason) between 1 and 500),
    status_changed_at timestamptz not null,
    cancel_reason text constraint appointments_cancel_reason_check check (
        cancel_reason in ('client_request', 'illness', 'schedule_conflict', 'no_transportation', 'emergency', 'weather', 'insurance_issue',
                          'clinician_unavailable', 'practice_closed', 'other')),
    series_id uuid,
    rescheduled_from_id uuid,
    -- Booked although the clinician does not work then, by somebody who said so.
    off_schedule boolean not null default false,
    checked_in_at timestamptz,
    started_at timestamptz,
    ended_at timestamptz,
    -- For the staff, about organizing the visit; nothing clinical.
    note text constraint appointments_note_check check (length(note) between 1 and 500),
    created_by uuid references profiles (id) on delete restrict,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    -- What the lines of clients repeat, so that they cannot say anything else.
    constraint appointments_as_clients_see_it unique (organization_id, id, clinician_id, starts_at, ends_at, live),
    constraint appointments_type_fkey foreign key (organization_id, appointment_type_id)
        references appointment_types (organization_id, id) on delete restrict,
    constraint appointments_clinician_fkey foreign key (organization_id, clinician_id)
        references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint appointments_location_fkey foreign key (organization_id, location_id)
        references practice_locations (organization_id, id) on delete restrict,
    constraint appointments_room_fkey foreign key (organization_id, location_id, room_id)
        references practice_rooms (organization_id, location_id, id) on delete restrict,
    constraint appointments_rescheduled_from_fkey foreign key (organization_id, rescheduled_from_id)
        references appointments (organization_id, id) on delete restrict,
    constraint appointments_moved_once unique (organization_id, rescheduled_from_id),
    constraint appointments_not_moved_to_itself check (rescheduled_from_id <> id),
    constraint appointments_length check (ends_at >= starts_at + interval '5 minutes' and ends_at <= starts_at + interval '12 hours'),
    constraint appointments_room_is_somewhere check (room_id is null or location_id is not null),
    constraint appointments_in_person_is_somewhere check (modality <> 'in_person' or location_id is not null),
    constraint appointments_cancelled_for_a_reason check ((status in ('cancelled', 'late_cancelled')) = (cancel_reason is not null)),
    constraint appointments_no_show_with_attempt check (status <> 'no_show' or status_reason is not null),
    constraint appointments_times_fit_status check (
        case status
            when 'checked_in' then checked_in_at is not null and started_at is null and ended_at is null
            when 'in_session' then started_at is not null and ended_at is null
            when 'completed' then started_at is not null and ended_at is not null
            when 'scheduled' then num_nonnulls(checked_in_at, started_at, ended_at) = 0
            when 'confirmed' then num_nonnulls(checked_in_at, started_at, ended_at) = 0
            else num_nonnulls(started_at, ended_at) = 0
        end),
    constraint appointments_ended_after_it_started check (ended_at > started_at and ended_at <= started_at + interval '24 hours'),
    constraint appointments_clinician_free exclude using gist (
        organization_id with =, clinician_id with =, tstzrange(starts_at, ends_at) with &&) where (live),
    constraint appointments_room_free exclude using gist (
        organization_id with =, room_id with =, tstzrange(starts_at, ends_at) with &&) where (live and room_id is not null)
);
comment on table appointments is 'visits: planned, held, or called off. Never removed; time and clinician never change';
comment on column appointments.starts_at is 'as planned; started_at and ended_at say when it really was';
create index appointments_day_idx on appointments (organization_id, starts_at);
create index appointments_clinician_day_idx on appointments (organization_id, clinician_id, starts_at);
create index appointments_type_idx on appointments (organization_id, appointment_type_id);
create index appointments_room_idx on appointments (organization_id, location_id, room_id);
create index appointments_created_by_idx on appointments (created_by);
create index appointments_series_idx on appointments (organization_id, series_id, starts_at) where series_id is not null;

create table appointment_clients (
    id uuid primary key,
    organization_id uuid not null,
    appointment_id uuid not null,
    client_id uuid not null,
    -- Repeated from the visit, and held equal by the key, so that a constraint can keep a client's visits apart.
    clinician_id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    live boolean not null,
    unique (organization_id, id),
    constraint appointment_clients_once unique (organization_id, appointment_id, client_id),
    constraint appointment_clients_visit_fkey foreign key (organization_id, appointment_id, clinician_id, starts_at, ends_at, live)
        references appointments (organization_id, id, clinician_id, starts_at, ends_at, live) on update cascade on delete restrict,
    constraint appointment_clients_client_fkey foreign key (organization_id, client_id)
        references clients (organization_id, id) on delete restrict,
    constraint appointment_clients_client_free exclude using gist (
        organization_id with =, client_id with =, tstzrange(starts_at, ends_at) with &&) where (live)
);
comment on table appointment_clients is 'who is seen in a visit: one client, or a couple, a family, a group';
create index appointment_clients_client_idx on appointment_clients (organization_id, client_id, starts_at);
create index appointment_clients_visit_idx on appointment_clients (organization_id, appointment_id, clinician_id, starts_at, ends_at, live);

create table appointment_status_history (
    id uuid primary key,
    organization_id uuid not null,
    appointment_id uuid not null,
    from_status text constraint appointment_status_history_from_status_check check (
        from_status in ('scheduled', 'confirmed', 'checked_in', 'in_session', 'completed', 'no_show', 'cancelled', 'late_cancelled', 'rescheduled')),
    to_status text not null constraint appointment_status_history_to_status_check check (
        to_status in ('scheduled', 'confirmed', 'checked_in', 'in_session', 'completed', 'no_show', 'cancelled', 'late_cancelled', 'rescheduled')),
    reason text,
    changed_by uuid references profiles (id) on delete restrict,
    changed_at timestamptz not null,
    unique (organization_id, id),
    constraint appointment_status_history_visit_fkey foreign key (organization_id, appointment_id)
        references appointments (organization_id, id) on delete restrict
);
comment on table appointment_status_history is 'every step of a visit, who took it and why; written by the database itself';
create index appointment_status_history_visit_idx on appointment_status_history (organization_id, appointment_id, changed_at);
create index appointment_status_history_changed_by_idx on appointment_status_history (changed_by);

-- The steps of a visit. Its twin in Rust is scheduling::appointment::Status::may_become; a test compares the two, pair by pair.
create function app.visit_may_become(from_status text, to_status text) returns boolean
    language sql immutable strict parallel safe
    return case from_status
        when 'scheduled' then to_status in ('confirmed', 'checked_in', 'in_session', 'completed', 'no_show', 'cancelled', 'late_cancelled', 'rescheduled')
        when 'confirmed' then to_status in ('checked_in', 'in_session', 'completed', 'no_show', 'cancelled', 'late_cancelled', 'rescheduled')
        when 'checked_in' then to_status in ('in_session', 'completed', 'no_show', 'cancelled', 'late_cancelled')
        when 'in_session' then to_status = 'completed'
        else false end;
grant execute on function app.visit_may_become(text, text) to authenticated, service_role;

create function app.guard_visit_status() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    if not app.visit_may_become(old.status, new.status) then
        raise exception 'a visit that is % does not become %', old.status, new.status
            using errcode = 'check_violation', constraint = 'appointments_status_step',
                  hint = 'Read the visit again: somebody may have been faster.';
    end if;
    return new;
end
$$;
create trigger guard_status before update of status on appointments
    for each row when (old.status is distinct from new.status) execute function app.guard_visit_status();

-- Whoever books a visit books it as scheduled; only what is brought in from elsewhere begins further on.
create function app.guard_new_visit() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    if new.status <> 'scheduled' and not app.is_migration() then
        raise exception 'a visit begins as scheduled'
            using errcode = 'check_violation', constraint = 'appointments_begin_scheduled', hint = 'Book it, then take it on step by step.';
    end if;
    return new;
end
$$;
create trigger guard_new before insert on appointments for each row execute function app.guard_new_visit();

create function app.record_visit_status() returns trigger
    language plpgsql security definer
    set search_path = ''
as $$
begin
    insert into public.appointment_status_history (id, organization_id, appointment_id, from_status, to_status, reason, changed_by, changed_at)
    values (pg_catalog.gen_random_uuid(), new.organization_id, new.id,
            case when tg_op = 'UPDATE' then old.status end, new.status, new.status_reason, auth.uid(), new.status_changed_at);
    return null;
end
$$;
create trigger record_status after update of status on appointments
    for each row when (old.status is distinct from new.status) execute function app.record_visit_status();
create trigger record_new_status after insert on appointments for each row execute function app.record_visit_status();

-- Whose calendars the caller keeps: their own, and those of the people whom they supervise now.
-- plpgsql, because its plans are kept for the whole connection: a policy asks this in every statement.
create function app.my_calendars() returns setof uuid
    language plpgsql stable security definer rows 5
    set search_path = ''
as $$
begin
    return next auth.uid();
    return query
        select s.supervisee_id from public.supervision_relationships s
         where s.organization_id = app.organization_id() and s.supervisor_id = auth.uid()
           and s.valid_from <= pg_catalog.now() and (s.valid_to is null or s.valid_to > pg_catalog.now());
end
$$;
grant execute on function app.my_calendars() to authenticated, service_role;
insert into app.definer_functions (signature, reason) values
    ('app.my_calendars()', 'reads the caller''s own supervision, on which the visibility of visits rests'),
    ('app.record_visit_status()', 'nobody may write the history of a visit directly: it follows from the visit');

select app.scope('my_calendar', 'clinician_id in (select app.my_calendars())', 'on the calendar of the caller or of somebody whom the caller supervises');
select app.scope('my_calendar_my_client',
    'clinician_id in (select app.my_calendars()) and client_id in (select app.my_clients())',
    'a client whom the caller treats, on a calendar that the caller keeps');
select app.scope('visit_of_my_client',
    'exists (select from public.appointment_clients mine where mine.organization_id = {table}.organization_id and mine.appointment_id = {table}.id and mine.client_id in (select app.my_clients()))',
    'a visit of a client whom the caller treats, whoever holds it');
select app.scope('line_of_my_visit',
    'exists (select from public.appointments mine where mine.organization_id = {table}.organization_id and mine.id = {table}.appointment_id and mine.clinician_id in (select app.my_calendars()))'
    || ' or exists (select from public.appointment_clients mine where mine.organization_id = {table}.organization_id and mine.appointment_id = {table}.appointment_id and mine.client_id in (select app.my_clients()))',
    'what belongs to a visit on a calendar that the caller keeps, or of a client whom the caller treats');

select app.guard('appointment_types');
select app.permit('appointment_types', 'select',
    '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,service_role}', 'organization');
select app.permit('appointment_types', 'insert', '{administrator}', 'organization');
select app.permit('appointment_types', 'update', '{administrator}', 'organization',
    columns => '{name,billing_code_id,default_minutes,modality,color,max_clients,active}');

select app.guard('appointments');
select app.permit('appointments', 'select', '{administrator,front_desk,billing_staff,service_role}', 'organization');
select app.permit('appointments', 'select', '{supervisor,therapist,associate_trainee}', 'my_calendar');
select app.permit('appointments', 'select', '{supervisor,therapist,associate_trainee}', 'visit_of_my_client');
select app.permit('appointments', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('appointments', 'insert', '{supervisor,therapist,associate_trainee}', 'my_calendar');
select app.permit('appointments', 'update', '{administrator,front_desk,service_role}', 'organization',
    columns => '{appointment_type_id,location_id,room_id,modality,note,status,status_reason,status_changed_at,cancel_reason,checked_in_at,started_at,ended_at}');
select app.permit('appointments', 'update', '{supervisor,therapist,associate_trainee}', 'my_calendar',
    columns => '{appointment_type_id,location_id,room_id,modality,note,status,status_reason,status_changed_at,cancel_reason,checked_in_at,started_at,ended_at}');

select app.guard('appointment_clients');
select app.permit('appointment_clients', 'select', '{administrator,front_desk,billing_staff,service_role}', 'organization');
select app.permit('appointment_clients', 'select', '{supervisor,therapist,associate_trainee}', 'my_calendar');
select app.permit('appointment_clients', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('appointment_clients', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('appointment_clients', 'insert', '{supervisor,therapist,associate_trainee}', 'my_calendar_my_client');

select app.guard('appointment_status_history');
select app.append_only('appointment_status_history');
select app.permit('appointment_status_history', 'select', '{administrator,front_desk,billing_staff,service_role}', 'organization');
select app.permit('appointment_status_history', 'select', '{supervisor,therapist,associate_trainee}', 'line_of_my_visit');
select app.permit('appointment_status_history', 'insert', '{mentalspace_owner}', 'organization');

-- A visit as people read it: with the names of what it points to, the clients whom the reader may see, and whether the reader may
-- change it. Correlated, so that one day reads the clients of one day and never the whole list of them.
create view visits with (security_invoker = true) as
select a.id, a.organization_id, a.appointment_type_id, t.name as type_name, t.color,
       a.clinician_id,
       (select p.first_name || ' ' || p.last_name from profiles p where p.id = a.clinician_id) as clinician_name,
       a.location_id, (select l.name from practice_locations l where l.organization_id = a.organization_id and l.id = a.location_id) as location_name,
       a.room_id, (select r.name from practice_rooms r where r.organization_id = a.organization_id and r.id = a.room_id) as room_name,
       a.starts_at, a.ends_at, a.time_zone, a.modality, a.status, a.cancel_reason, a.status_reason, a.series_id, a.rescheduled_from_id,
       a.off_schedule, a.checked_in_at, a.started_at, a.ended_at, a.note,
       (select count(*)::int4 from appointment_clients k where k.organization_id = a.organization_id and k.appointment_id = a.id) as client_count,
       (select coalesce(jsonb_agg(jsonb_build_object(
                   'client_id', c.id, 'mrn', c.mrn, 'first_name', c.first_name, 'last_name', c.last_name, 'chosen_name', c.chosen_name,
                   'pronouns', c.pronouns, 'birth_date', c.birth_date) order by c.sort_name, c.id), '[]')
          from appointment_clients k
          join clients c on c.organization_id = k.organization_id and c.id = k.client_id
         where k.organization_id = a.organization_id and k.appointment_id = a.id) as clients,
       (select app.has_any_role('{administrator,front_desk}')) or a.clinician_id in (select app.my_calendars()) as manages,
       (select app.has_any_role('{administrator,front_desk}')) or a.clinician_id = (select auth.uid()) as attends,
       a.row_version
  from appointments a
  join appointment_types t on t.organization_id = a.organization_id and t.id = a.appointment_type_id;
comment on view visits is 'visits as people read them';
grant select on visits to authenticated, service_role;

-- A practice begins with the usual kinds of visit, to be renamed, switched off or added to.
create function app.furnish_appointment_types(practice uuid) returns void
    language sql
    set search_path = ''
as $$
    insert into public.appointment_types (id, organization_id, name, default_minutes, modality, color, max_clients)
    select pg_catalog.gen_random_uuid(), practice, kind.name, kind.minutes, kind.modality, kind.color, kind.clients
      from (values ('Intake', 60, 'in_person', 'violet', 1),
                   ('Individual session', 50, 'in_person', 'teal', 1),
                   ('Video session', 50, 'video', 'blue', 1),
                   ('Couple or family session', 50, 'in_person', 'rose', 8),
                   ('Group session', 90, 'in_person', 'green', 20),
                   ('Medication visit', 30, 'in_person', 'amber', 1)) kind(name, minutes, modality, color, clients);
$$;
create function app.furnish_calendar() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    perform app.furnish_appointment_types(new.id);
    return null;
end
$$;
create trigger furnish_calendar after insert on organizations for each row execute function app.furnish_calendar();
select app.furnish_appointment_types(o.id) from organizations o;
