-- Who pays: the payers a practice deals with, and the policies of its clients.

create table payers (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    name text not null constraint payers_name_check check (length(name) between 1 and 160),
    kind text not null default 'commercial' constraint payers_kind_check check (
        kind in ('commercial', 'medicare', 'medicaid', 'tricare', 'workers_compensation', 'employee_assistance', 'other')),
    -- The number under which claims reach the payer electronically.
    electronic_id text constraint payers_electronic_id_check check (electronic_id ~ '^[A-Za-z0-9]{2,20}$'),
    phone text constraint payers_phone_check check (length(phone) between 7 and 30),
    timely_filing_days integer not null default 90 constraint payers_timely_filing_days_check check (timely_filing_days between 1 and 1100),
    active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id)
);
comment on table payers is 'insurance companies and programs that a practice bills';
create unique index payers_name_once on payers (organization_id, lower(name));

create table client_insurance (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    payer_id uuid not null,
    rank text not null constraint client_insurance_rank_check check (rank in ('primary', 'secondary', 'tertiary')),
    plan_name text constraint client_insurance_plan_name_check check (length(plan_name) between 1 and 160),
    member_id_sealed bytea not null,
    member_id_last_four text not null constraint client_insurance_member_id_last_four_check check (length(member_id_last_four) between 1 and 4),
    group_number text constraint client_insurance_group_number_check check (length(group_number) between 1 and 60),
    relationship text not null default 'self' constraint client_insurance_relationship_check check (relationship in ('self', 'spouse', 'child', 'other')),
    subscriber_name text constraint client_insurance_subscriber_name_check check (length(subscriber_name) between 1 and 160),
    subscriber_birth_date date,
    copay_cents bigint constraint client_insurance_copay_cents_check check (copay_cents between 0 and 1000000),
    valid_from date not null,
    valid_to date,
    termination_reason text constraint client_insurance_termination_reason_check check (length(termination_reason) between 3 and 500),
    verified_at timestamptz,
    verified_by uuid references profiles (id) on delete restrict,
    verification_method text constraint client_insurance_verification_method_check check (verification_method in ('telephone', 'payer_portal', 'card_seen')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint client_insurance_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint client_insurance_payer_fkey foreign key (organization_id, payer_id) references payers (organization_id, id) on delete restrict,
    constraint client_insurance_ends_after_it_begins check (valid_to >= valid_from),
    constraint client_insurance_subscriber check (relationship = 'self' or subscriber_name is not null),
    constraint client_insurance_verified_whole check (num_nulls(verified_at, verified_by, verification_method) in (0, 3)),
    -- Two policies cannot both be first on the same day.
    constraint client_insurance_one_per_rank exclude using gist (
        organization_id with =, client_id with =, rank with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table client_insurance is 'a client''s policies in the order in which they pay, each with its days';
create index client_insurance_client_idx on client_insurance (organization_id, client_id, valid_from);
create index client_insurance_payer_idx on client_insurance (organization_id, payer_id);
create index client_insurance_verified_by_idx on client_insurance (verified_by);

select app.guard('payers');
select app.permit('payers', 'select', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,service_role}', 'organization');
select app.permit('payers', 'insert', '{administrator,billing_staff}', 'organization');
select app.permit('payers', 'update', '{administrator,billing_staff}', 'organization');

select app.guard('client_insurance', redact => '{member_id_sealed}');
select app.permit('client_insurance', 'select', '{administrator,front_desk,billing_staff,service_role}', 'organization');
select app.permit('client_insurance', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_insurance', 'insert', '{administrator,front_desk,billing_staff}', 'organization');
select app.permit('client_insurance', 'update', '{administrator,front_desk,billing_staff}', 'organization');
