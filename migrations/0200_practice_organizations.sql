-- The practice itself: the tenant that every other row belongs to, and how it works.

-- A National Provider Identifier: ten digits, the last of which proves the others (Luhn over 80840 + the number, as CMS
-- prescribes; the five digits of the prefix add 24). Its twin in Rust is practice::npi.
create function app.is_npi(npi text) returns boolean
    language sql immutable strict parallel safe
    return case when npi ~ '^[12][0-9]{9}$' then (
        select (24 + sum(case when place % 2 = 1 then (2 * digit) / 10 + (2 * digit) % 10 else digit end)) % 10 = 0
          from (select place, substr(npi, place, 1)::integer as digit from generate_series(1, 10) place) digits)
    else false end;
grant execute on function app.is_npi(text) to anon, authenticated, service_role, mentalspace_auth, mentalspace_audit;

create table organizations (
    id uuid primary key,
    name text not null constraint organizations_name_check check (length(name) between 1 and 120),
    legal_name text not null constraint organizations_legal_name_check check (length(legal_name) between 1 and 200),
    npi text constraint organizations_npi_check check (app.is_npi(npi)),
    phone text constraint organizations_phone_check check (length(phone) between 7 and 30),
    email text constraint organizations_email_check check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
    website text constraint organizations_website_check check (website ~ '^https?://' and length(website) <= 200),
    -- `timezone` fails for a zone PostgreSQL does not know.
    time_zone text not null constraint organizations_time_zone_check check (
        time_zone ~ '^(UTC|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$' and timezone(time_zone, timestamptz 'epoch') is not null),
    status text not null default 'active' constraint organizations_status_check check (status in ('active', 'closed')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1
);
comment on table organizations is 'a practice: the tenant. Its name, its zone of time, how it is reached';

-- One row per practice, and its id is the practice's: a second row cannot be.
create table practice_settings (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    note_due_days integer not null default 3 constraint practice_settings_note_due_days_check check (note_due_days between 0 and 30),
    note_lockout_weekday text not null default 'sunday' constraint practice_settings_note_lockout_weekday_check check (
        note_lockout_weekday in ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')),
    note_lockout_time time not null default '23:59:59',
    cosign_required boolean not null default true,
    cosign_due_days integer not null default 7 constraint practice_settings_cosign_due_days_check check (cosign_due_days between 1 and 60),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint practice_settings_one_per_practice check (id = organization_id)
);
comment on table practice_settings is 'documentation rules of a practice: when notes are due, when the week locks, who needs a cosignature';

create table scheduling_settings (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    slot_minutes integer not null default 15 constraint scheduling_settings_slot_minutes_check check (slot_minutes in (5, 10, 15, 20, 30, 60)),
    appointment_minutes integer not null default 50 constraint scheduling_settings_appointment_minutes_check check (appointment_minutes between 10 and 480),
    max_recurrences integer not null default 52 constraint scheduling_settings_max_recurrences_check check (max_recurrences between 1 and 104),
    booking_window_days integer not null default 90 constraint scheduling_settings_booking_window_days_check check (booking_window_days between 1 and 730),
    booking_notice_hours integer not null default 24 constraint scheduling_settings_booking_notice_hours_check check (booking_notice_hours between 0 and 336),
    late_cancel_hours integer not null default 24 constraint scheduling_settings_late_cancel_hours_check check (late_cancel_hours between 0 and 168),
    late_cancel_fee_cents bigint not null default 0 constraint scheduling_settings_late_cancel_fee_cents_check check (late_cancel_fee_cents between 0 and 100000),
    no_show_fee_cents bigint not null default 0 constraint scheduling_settings_no_show_fee_cents_check check (no_show_fee_cents between 0 and 100000),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint scheduling_settings_one_per_practice check (id = organization_id)
);
comment on table scheduling_settings is 'the calendar''s rules of a practice, and its fees for late cancelling and not coming';

create table telehealth_settings (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    max_participants integer not null default 10 constraint telehealth_settings_max_participants_check check (max_participants between 2 and 50),
    session_limit_minutes integer not null default 120 constraint telehealth_settings_session_limit_minutes_check check (session_limit_minutes between 15 and 480),
    enforce_licensure boolean not null default true,
    consent_renewal_days integer not null default 30 constraint telehealth_settings_consent_renewal_days_check check (consent_renewal_days between 1 and 180),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint telehealth_settings_one_per_practice check (id = organization_id)
);
comment on table telehealth_settings is 'video rules of a practice';

-- Gapless numbers per practice: a number is taken in the transaction that uses it, so that one which fails gives it back.
create table number_sequences (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    name text not null constraint number_sequences_name_check check (name in ('chart', 'claim', 'invoice', 'statement', 'receipt')),
    next_number bigint not null default 1 constraint number_sequences_next_number_check check (next_number >= 1),
    unique (organization_id, id),
    constraint number_sequences_once unique (organization_id, name)
);
comment on table number_sequences is 'the next chart, claim, invoice, statement and receipt number of a practice';

select app.scope('own_practice', 'id = (select app.organization_id())', 'the caller''s practice itself');
select app.scope('own_practice_assured', 'id = (select app.organization_id()) and (select app.aal()) = ''aal2''',
    'the caller''s practice itself, with a second factor');

select app.guard('organizations', tenant => 'id', assurance => 'aal1');
select app.permit('organizations', 'select',
    '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,client_user}', 'own_practice');
select app.permit('organizations', 'update', '{administrator}', 'own_practice_assured',
    columns => '{name,legal_name,npi,phone,email,website,time_zone}');
select app.permit('organizations', 'select', '{service_role}', 'own_practice');
select app.permit('organizations', 'select', '{mentalspace_auth}', 'auth_service');
-- app.calendars() plans every practice's jobs by its time zone.
select app.permit('organizations', 'select', '{mentalspace_owner}', 'definer');

select app.guard('practice_settings');
select app.permit('practice_settings', 'select',
    '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,service_role}', 'organization');
select app.permit('practice_settings', 'update', '{administrator}', 'organization',
    columns => '{note_due_days,note_lockout_weekday,note_lockout_time,cosign_required,cosign_due_days}');

select app.guard('scheduling_settings');
select app.permit('scheduling_settings', 'select',
    '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,client_user,service_role}', 'organization');
select app.permit('scheduling_settings', 'update', '{administrator}', 'organization',
    columns => '{slot_minutes,appointment_minutes,max_recurrences,booking_window_days,booking_notice_hours,late_cancel_hours,late_cancel_fee_cents,no_show_fee_cents}');

select app.guard('telehealth_settings');
select app.permit('telehealth_settings', 'select',
    '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,service_role}', 'organization');
select app.permit('telehealth_settings', 'update', '{administrator}', 'organization',
    columns => '{max_participants,session_limit_minutes,enforce_licensure,consent_renewal_days}');

select app.guard('number_sequences', unaudited => 'the number stands on the record that took it, which is audited');
select app.permit('number_sequences', 'select', '{administrator,service_role}', 'organization');
select app.permit('number_sequences', 'select', '{mentalspace_owner}', 'organization');
select app.permit('number_sequences', 'update', '{mentalspace_owner}', 'organization');

-- A practice is born whole: with its settings at their defaults and its counters at one.
create function app.furnish_practice() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    insert into public.practice_settings (id, organization_id) values (new.id, new.id);
    insert into public.scheduling_settings (id, organization_id) values (new.id, new.id);
    insert into public.telehealth_settings (id, organization_id) values (new.id, new.id);
    insert into public.number_sequences (id, organization_id, name)
    select pg_catalog.gen_random_uuid(), new.id, counter.name
      from pg_catalog.unnest(array['chart', 'claim', 'invoice', 'statement', 'receipt']) counter(name);
    return null;
end
$$;
create trigger furnish after insert on organizations for each row execute function app.furnish_practice();

-- The next number of the caller's practice. Whoever comes second waits for the first to commit or to give its number back.
create function app.next_number(sequence text) returns bigint
    language plpgsql security definer
    set search_path = ''
as $$
declare
    taken bigint;
begin
    if not (auth.role() = 'service_role'
            or app.has_any_role('{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk}')) then
        raise exception 'only the staff takes numbers' using errcode = 'insufficient_privilege';
    end if;
    update public.number_sequences s
       set next_number = s.next_number + 1
     where s.organization_id = app.organization_id() and s.name = sequence
    returning s.next_number - 1 into taken;
    if taken is null then
        raise exception 'there is no counter % in this practice', sequence using errcode = 'no_data_found';
    end if;
    return taken;
end
$$;
grant execute on function app.next_number(text) to authenticated, service_role;
insert into app.definer_functions (signature, reason) values
    ('app.next_number(text)', 'counters move by one and only by one, so nobody may update them directly');
