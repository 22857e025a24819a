-- When clinicians work: weekly hours in versions, time off, and blocked times.

create table clinician_schedules (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    clinician_id uuid not null,
    valid_from date not null,
    valid_to date,
    -- The zone in which the hours are meant.
    time_zone text not null constraint clinician_schedules_time_zone_check check (
        time_zone ~ '^(UTC|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$' and timezone(time_zone, timestamptz 'epoch') is not null),
    buffer_minutes integer not null default 0 constraint clinician_schedules_buffer_minutes_check check (buffer_minutes between 0 and 120),
    max_per_day integer constraint clinician_schedules_max_per_day_check check (max_per_day between 1 and 50),
    max_per_week integer constraint clinician_schedules_max_per_week_check check (max_per_week between 1 and 250),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint clinician_schedules_clinician_fkey foreign key (organization_id, clinician_id)
        references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint clinician_schedules_ends_after_it_begins check (valid_to >= valid_from),
    constraint clinician_schedules_one_at_a_time exclude using gist (
        organization_id with =, clinician_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table clinician_schedules is 'a version of somebody''s weekly hours, with the days on which it holds';
create index clinician_schedules_clinician_idx on clinician_schedules (organization_id, clinician_id, valid_from);

create table clinician_schedule_shifts (
    id uuid primary key,
    organization_id uuid not null,
    schedule_id uuid not null,
    clinician_id uuid not null,
    weekday text not null constraint clinician_schedule_shifts_weekday_check check (
        weekday in ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')),
    starts time not null,
    ends time not null,
    location_id uuid,
    modality text constraint clinician_schedule_shifts_modality_check check (modality in ('in_person', 'video', 'phone')),
    unique (organization_id, id),
    constraint clinician_schedule_shifts_schedule_fkey foreign key (organization_id, schedule_id)
        references clinician_schedules (organization_id, id) on delete restrict,
    constraint clinician_schedule_shifts_clinician_fkey foreign key (organization_id, clinician_id)
        references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint clinician_schedule_shifts_location_fkey foreign key (organization_id, location_id)
        references practice_locations (organization_id, id) on delete restrict,
    constraint clinician_schedule_shifts_in_order check (ends > starts),
    -- Two shifts of a day may touch; a break is the gap between them.
    constraint clinician_schedule_shifts_apart exclude using gist (
        organization_id with =, schedule_id with =, weekday with =, tsrange(date '2000-01-01' + starts, date '2000-01-01' + ends) with &&)
);
comment on table clinician_schedule_shifts is 'when somebody works on a day of the week, where, and how clients are met; a break is the gap between two shifts';
create index clinician_schedule_shifts_schedule_idx on clinician_schedule_shifts (organization_id, schedule_id, weekday);
create index clinician_schedule_shifts_clinician_idx on clinician_schedule_shifts (organization_id, clinician_id);
create index clinician_schedule_shifts_location_idx on clinician_schedule_shifts (organization_id, location_id);

create table schedule_exceptions (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    clinician_id uuid not null,
    kind text not null constraint schedule_exceptions_kind_check check (
        kind in ('time_off', 'sick', 'holiday', 'conference', 'training', 'emergency', 'other')),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    note text constraint schedule_exceptions_note_check check (length(note) between 1 and 500),
    status text not null default 'requested' constraint schedule_exceptions_status_check check (
        status in ('requested', 'approved', 'denied', 'withdrawn')),
    decided_by uuid references profiles (id) on delete restrict,
    decided_at timestamptz,
    decision_note text constraint schedule_exceptions_decision_note_check check (length(decision_note) between 1 and 500),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint schedule_exceptions_clinician_fkey foreign key (organization_id, clinician_id)
        references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint schedule_exceptions_length check (ends_at > starts_at and ends_at <= starts_at + interval '366 days'),
    constraint schedule_exceptions_decided_whole check (
        (status in ('approved', 'denied')) = (decided_by is not null and decided_at is not null)),
    constraint schedule_exceptions_denied_with_reason check (status <> 'denied' or decision_note is not null),
    constraint schedule_exceptions_once exclude using gist (
        organization_id with =, clinician_id with =, tstzrange(starts_at, ends_at) with &&) where (status in ('requested', 'approved'))
);
comment on table schedule_exceptions is 'time off: asked for, and decided by somebody who answers for it';
create index schedule_exceptions_clinician_idx on schedule_exceptions (organization_id, clinician_id, starts_at);
create index schedule_exceptions_open_idx on schedule_exceptions (organization_id, starts_at) where status = 'requested';
create index schedule_exceptions_decided_by_idx on schedule_exceptions (decided_by);

create table blocked_times (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    clinician_id uuid not null,
    kind text not null constraint blocked_times_kind_check check (
        kind in ('meeting', 'lunch', 'training', 'supervision', 'documentation', 'personal', 'other')),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    note text constraint blocked_times_note_check check (length(note) between 1 and 200),
    -- Those made together by one rule.
    group_id uuid not null,
    created_by uuid references profiles (id) on delete restrict,
    created_at timestamptz not null default now(),
    unique (organization_id, id),
    constraint blocked_times_clinician_fkey foreign key (organization_id, clinician_id)
        references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint blocked_times_length check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
    constraint blocked_times_apart exclude using gist (
        organization_id with =, clinician_id with =, tstzrange(starts_at, ends_at) with &&)
);
comment on table blocked_times is 'time of a clinician in which nothing is booked';
create index blocked_times_clinician_idx on blocked_times (organization_id, clinician_id, starts_at);
create index blocked_times_group_idx on blocked_times (organization_id, group_id, starts_at);
create index blocked_times_created_by_idx on blocked_times (created_by);

select app.scope('supervised_calendar', 'clinician_id in (select app.my_calendars()) and clinician_id <> (select auth.uid())',
    'on the calendar of somebody whom the caller supervises');

select app.guard('clinician_schedules');
select app.permit('clinician_schedules', 'select',
    '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,service_role,mentalspace_owner}', 'organization');
select app.permit('clinician_schedules', 'insert', '{administrator}', 'organization');
select app.permit('clinician_schedules', 'insert', '{supervisor,therapist,associate_trainee}', 'my_calendar');
select app.permit('clinician_schedules', 'update', '{administrator}', 'organization',
    columns => '{valid_to,time_zone,buffer_minutes,max_per_day,max_per_week}');
select app.permit('clinician_schedules', 'update', '{supervisor,therapist,associate_trainee}', 'my_calendar',
    columns => '{valid_to,time_zone,buffer_minutes,max_per_day,max_per_week}');

select app.guard('clinician_schedule_shifts');
select app.permit('clinician_schedule_shifts', 'select',
    '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,service_role,mentalspace_owner}', 'organization');
select app.permit('clinician_schedule_shifts', 'insert', '{administrator}', 'organization');
select app.permit('clinician_schedule_shifts', 'insert', '{supervisor,therapist,associate_trainee}', 'my_calendar');
select app.permit('clinician_schedule_shifts', 'delete', '{administrator}', 'organization');
select app.permit('clinician_schedule_shifts', 'delete', '{supervisor,therapist,associate_trainee}', 'my_calendar');

select app.guard('schedule_exceptions');
select app.permit('schedule_exceptions', 'select', '{administrator,front_desk,service_role,mentalspace_owner}', 'organization');
select app.permit('schedule_exceptions', 'select', '{supervisor,therapist,associate_trainee}', 'my_calendar');
select app.permit('schedule_exceptions', 'insert', '{administrator}', 'organization');
select app.permit('schedule_exceptions', 'insert', '{supervisor,therapist,associate_trainee}', 'my_calendar');
select app.permit('schedule_exceptions', 'update', '{administrator}', 'organization', columns => '{status,decided_by,decided_at,decision_note}');
select app.permit('schedule_exceptions', 'update', '{supervisor,therapist,associate_trainee}', 'my_calendar',
    columns => '{status,decided_by,decided_at,decision_note}');

select app.guard('blocked_times');
select app.permit('blocked_times', 'select', '{administrator,front_desk,service_role,mentalspace_owner}', 'organization');
select app.permit('blocked_times', 'select', '{supervisor,therapist,associate_trainee}', 'my_calendar');
select app.permit('blocked_times', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('blocked_times', 'insert', '{supervisor,therapist,associate_trainee}', 'my_calendar');
select app.permit('blocked_times', 'delete', '{administrator,front_desk}', 'organization');
select app.permit('blocked_times', 'delete', '{supervisor,therapist,associate_trainee}', 'my_calendar');

-- Nobody approves their own time off, unless they run the practice.
create function app.guard_exception_decision() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    if old.status in ('denied', 'withdrawn') or (old.status = 'approved' and new.status <> 'withdrawn') then
        raise exception 'a request that is % stays so', old.status
            using errcode = 'check_violation', constraint = 'schedule_exceptions_decided_once', hint = 'Ask for the time off anew.';
    end if;
    if new.status in ('approved', 'denied') and new.clinician_id = auth.uid() and not app.has_any_role('{administrator}') then
        raise exception 'nobody decides about their own request'
            using errcode = 'check_violation', constraint = 'schedule_exceptions_decided_by_another', hint = 'Ask a supervisor or an administrator.';
    end if;
    return new;
end
$$;
create trigger guard_decision before update of status on schedule_exceptions
    for each row when (old.status is distinct from new.status) execute function app.guard_exception_decision();

select app.permit('appointments', 'select', '{mentalspace_owner}', 'organization');
select app.permit('appointment_clients', 'select', '{mentalspace_owner}', 'organization');

-- What stands in the way of visits at these times, one row per visit and kind of obstacle: that there is something, never what.
-- Without this, somebody who may not see a visit could not be told that the hour is taken. Obstacles of clients are told to those who
-- may see the client.
--   n         which of the times, from 1
--   obstacle  clinician, room, client (these are absolute); blocked, time_off, outside_hours, buffer, daily_limit, weekly_limit
create function app.booking_obstacles(clinician uuid, room uuid, clients uuid[], starts timestamptz[], ends timestamptz[], leaving_out uuid[])
    returns table (n integer, obstacle text)
    language plpgsql stable security definer rows 20
    set search_path = ''
as $$
declare
    practice constant uuid := app.organization_id();
    mine uuid[];
begin
    if not app.has_any_role('{administrator,front_desk,supervisor,therapist,associate_trainee}') then
        raise exception 'only those who book ask for openings' using errcode = 'insufficient_privilege';
    end if;
    if app.has_any_role('{administrator,front_desk}') then
        mine := clients;
    else
        mine := array(select c from pg_catalog.unnest(clients) c where c in (select app.my_clients()));
    end if;
    return query
    with wanted as (
        select w.i::integer as i, w.s, w.e, pg_catalog.tstzrange(w.s, w.e) as span
          from unnest(starts, ends) with ordinality w(s, e, i)),
    planned as (
        select w.i, w.s, w.e, h.id as schedule_id, h.buffer_minutes, h.max_per_day, h.max_per_week, h.time_zone,
               pg_catalog.timezone(h.time_zone, w.s) as local_start, pg_catalog.timezone(h.time_zone, w.e) as local_end
          from wanted w
          join public.clinician_schedules h
            on h.organization_id = practice and h.clinician_id = clinician
           and pg_catalog.timezone(h.time_zone, w.s)::date between h.valid_from and coalesce(h.valid_to, 'infinity'))
    select w.i, 'clinician' from wanted w
     where exists (select from public.appointments a
                    where a.organization_id = practice and a.clinician_id = clinician and a.live and a.id <> all (leaving_out)
                      and pg_catalog.tstzrange(a.starts_at, a.ends_at) && w.span)
    union all
    select w.i, 'room' from wanted w
     where room is not null
       and exists (select from public.appointments a
                    where a.organization_id = practice and a.room_id = room and a.live and a.id <> all (leaving_out)
                      and pg_catalog.tstzrange(a.starts_at, a.ends_at) && w.span)
    union all
    select w.i, 'client' from wanted w
     where exists (select from public.appointment_clients k
                    where k.organization_id = practice and k.client_id = any (mine) and k.live and k.appointment_id <> all (leaving_out)
                      and pg_catalog.tstzrange(k.starts_at, k.ends_at) && w.span)
    union all
    select w.i, 'blocked' from wanted w
     where exists (select from public.blocked_times b
                    where b.organization_id = practice and b.clinician_id = clinician and pg_catalog.tstzrange(b.starts_at, b.ends_at) && w.span)
    union all
    select w.i, 'time_off' from wanted w
     where exists (select from public.schedule_exceptions x
                    where x.organization_id = practice and x.clinician_id = clinician and x.status = 'approved'
                      and pg_catalog.tstzrange(x.starts_at, x.ends_at) && w.span)
    union all
    select p.i, 'outside_hours' from planned p
     where not exists (select from public.clinician_schedule_shifts s
                        where s.organization_id = practice and s.schedule_id = p.schedule_id
                          and s.weekday = (array['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])[extract(isodow from p.local_start)::integer]
                          and p.local_start::date + s.starts <= p.local_start and p.local_start::date + s.ends >= p.local_end)
    union all
    select p.i, 'buffer' from planned p
     where p.buffer_minutes > 0
       and exists (select from public.appointments a
                    where a.organization_id = practice and a.clinician_id = clinician and a.live and a.id <> all (leaving_out)
                      and pg_catalog.tstzrange(a.starts_at, a.ends_at)
                          && pg_catalog.tstzrange(p.s - pg_catalog.make_interval(mins => p.buffer_minutes), p.e + pg_catalog.make_interval(mins => p.buffer_minutes))
                      and not pg_catalog.tstzrange(a.starts_at, a.ends_at) && pg_catalog.tstzrange(p.s, p.e))
    union all
    select p.i, 'daily_limit' from planned p
     where p.max_per_day <= (
           select pg_catalog.count(*) from public.appointments a
            where a.organization_id = practice and a.clinician_id = clinician and a.live and a.id <> all (leaving_out)
              and a.starts_at >= pg_catalog.timezone(p.time_zone, pg_catalog.date_trunc('day', p.local_start))
              and a.starts_at < pg_catalog.timezone(p.time_zone, pg_catalog.date_trunc('day', p.local_start) + interval '1 day'))
    union all
    select p.i, 'weekly_limit' from planned p
     where p.max_per_week <= (
           select pg_catalog.count(*) from public.appointments a
            where a.organization_id = practice and a.clinician_id = clinician and a.live and a.id <> all (leaving_out)
              and a.starts_at >= pg_catalog.timezone(p.time_zone, pg_catalog.date_trunc('week', p.local_start))
              and a.starts_at < pg_catalog.timezone(p.time_zone, pg_catalog.date_trunc('week', p.local_start) + interval '7 days'));
end
$$;
grant execute on function app.booking_obstacles(uuid, uuid, uuid[], timestamptz[], timestamptz[], uuid[]) to authenticated;
insert into app.definer_functions (signature, reason) values
    ('app.booking_obstacles(uuid,uuid,uuid[],timestamp with time zone[],timestamp with time zone[],uuid[])',
     'tells that an hour is taken to somebody who may not see by what');
