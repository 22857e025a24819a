-- Visits that repeat. A series says by which rule its visits were made; each of them is a visit of its own from then on.

create table appointment_series (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    clinician_id uuid not null,
    -- RFC 5545, section 3.3.10.
    rule text not null constraint appointment_series_rule_check check (rule ~ '^FREQ=(DAILY|WEEKLY|MONTHLY);' and length(rule) <= 200),
    first_at timestamptz not null,
    time_zone text not null constraint appointment_series_time_zone_check check (
        time_zone ~ '^(UTC|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$' and timezone(time_zone, timestamptz 'epoch') is not null),
    created_by uuid references profiles (id) on delete restrict,
    created_at timestamptz not null default now(),
    unique (organization_id, id),
    constraint appointment_series_clinician_fkey foreign key (organization_id, clinician_id)
        references staff_profiles (organization_id, profile_id) on delete restrict
);
comment on table appointment_series is 'by which rule visits that repeat were made';
create index appointment_series_clinician_idx on appointment_series (organization_id, clinician_id);
create index appointment_series_created_by_idx on appointment_series (created_by);

select app.guard('appointment_series');
select app.append_only('appointment_series');
select app.permit('appointment_series', 'select', '{administrator,front_desk,billing_staff,service_role}', 'organization');
select app.permit('appointment_series', 'select', '{supervisor,therapist,associate_trainee}', 'my_calendar');
select app.permit('appointment_series', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('appointment_series', 'insert', '{supervisor,therapist,associate_trainee}', 'my_calendar');

alter table appointments add constraint appointments_series_fkey foreign key (organization_id, series_id)
    references appointment_series (organization_id, id) on delete restrict;
