-- The clinical head of a chart: diagnoses by the official code list, allergies, medications, flags.

-- ICD-10-CM, dated: a release changes on 1 October and 1 April what may be billed from that day on, and a claim for an earlier visit
-- is judged by the list of its own day. A row is one wording of one code and its span of days.
create table diagnosis_codes (
    id uuid primary key,
    code text collate "C" not null constraint diagnosis_codes_code_check check (code ~ '^[A-Z][0-9A-Z]{2}(\.[0-9A-Z]{1,4})?$'),
    billable boolean not null,
    parent_code text collate "C",
    description text not null constraint diagnosis_codes_description_check check (length(description) between 1 and 400),
    valid_from date not null,
    valid_to date,
    unique (code, valid_from),
    constraint diagnosis_codes_ends_after_it_begins check (valid_to >= valid_from)
);
comment on table diagnosis_codes is 'the ICD-10-CM list of the CDC (public domain), each code with the days on which it held';
create unique index diagnosis_codes_one_open on diagnosis_codes (code) where valid_to is null;
create index diagnosis_codes_parent_idx on diagnosis_codes (parent_code, code);

-- Which codes have a word in their description, those of mental health first; built by the importer from the words themselves. A word
-- is found by equality and range, which is leakproof, so the index serves under row-level security (see clients search).
create table diagnosis_words (
    word text collate "C" primary key,
    codes text[] not null,
    size integer not null generated always as (cardinality(codes)) stored
);
comment on table diagnosis_words is 'the words of the code list, each with the codes whose description holds it';

-- The words by what they become when a letter is left out, for misspelled ones.
create table diagnosis_typos (
    typo text collate "C" not null,
    word text collate "C" not null references diagnosis_words (word) on delete restrict,
    primary key (typo, word)
);
comment on table diagnosis_typos is 'misspellings of the words of the code list';
create index diagnosis_typos_word_idx on diagnosis_typos (word);

create table diagnosis_releases (
    id uuid primary key,
    effective_from date not null unique,
    sha256 text not null constraint diagnosis_releases_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
    codes integer not null,
    imported_at timestamptz not null
);
comment on table diagnosis_releases is 'which releases of the code list were loaded';

create table client_diagnoses (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    code text collate "C" not null constraint client_diagnoses_code_check check (code ~ '^[A-Z][0-9A-Z]{2}(\.[0-9A-Z]{1,4})?$'),
    -- As the list had it on the day of the diagnosis.
    description text not null constraint client_diagnoses_description_check check (length(description) between 1 and 400),
    rank smallint not null default 1 constraint client_diagnoses_rank_check check (rank between 1 and 24),
    status text not null default 'active' constraint client_diagnoses_status_check check (
        status in ('provisional', 'active', 'in_remission', 'resolved', 'ruled_out', 'entered_in_error')),
    diagnosed_on date not null,
    onset_on date,
    ended_on date,
    diagnosed_by uuid references profiles (id) on delete restrict,
    note text constraint client_diagnoses_note_check check (length(note) between 1 and 2000),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint client_diagnoses_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint client_diagnoses_in_order check (ended_on >= diagnosed_on),
    constraint client_diagnoses_ended check ((status in ('resolved', 'ruled_out', 'entered_in_error')) = (ended_on is not null))
);
comment on table client_diagnoses is 'the problem list: coded diagnoses, in order of their weight';
create index client_diagnoses_client_idx on client_diagnoses (organization_id, client_id, rank);
create index client_diagnoses_diagnosed_by_idx on client_diagnoses (diagnosed_by);
create unique index client_diagnoses_once on client_diagnoses (organization_id, client_id, code) where ended_on is null;

create table client_allergies (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    substance text not null constraint client_allergies_substance_check check (length(substance) between 1 and 160),
    kind text not null default 'medication' constraint client_allergies_kind_check check (kind in ('medication', 'food', 'environment', 'other')),
    reaction text constraint client_allergies_reaction_check check (length(reaction) between 1 and 500),
    severity text not null default 'unknown' constraint client_allergies_severity_check check (severity in ('mild', 'moderate', 'severe', 'unknown')),
    status text not null default 'active' constraint client_allergies_status_check check (status in ('active', 'inactive', 'entered_in_error')),
    onset_on date,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint client_allergies_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict
);
comment on table client_allergies is 'what a client must not be given or exposed to';
create index client_allergies_client_idx on client_allergies (organization_id, client_id);
create unique index client_allergies_once on client_allergies (organization_id, client_id, lower(substance)) where status = 'active';

create table client_medications (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    name text not null constraint client_medications_name_check check (length(name) between 1 and 200),
    dose text constraint client_medications_dose_check check (length(dose) between 1 and 120),
    frequency text constraint client_medications_frequency_check check (length(frequency) between 1 and 120),
    route text constraint client_medications_route_check check (length(route) between 1 and 60),
    prescriber text constraint client_medications_prescriber_check check (length(prescriber) between 1 and 160),
    purpose text constraint client_medications_purpose_check check (length(purpose) between 1 and 300),
    started_on date,
    stopped_on date,
    stop_reason text constraint client_medications_stop_reason_check check (length(stop_reason) between 1 and 300),
    status text not null default 'taking' constraint client_medications_status_check check (status in ('taking', 'paused', 'stopped', 'entered_in_error')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint client_medications_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint client_medications_in_order check (stopped_on >= started_on),
    constraint client_medications_stopped check ((stopped_on is not null) = (status = 'stopped'))
);
comment on table client_medications is 'what a client takes, as they and their prescribers say; nothing is prescribed here';
create index client_medications_client_idx on client_medications (organization_id, client_id);

create table client_flags (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    kind text not null constraint client_flags_kind_check check (kind in ('safety', 'no_contact', 'custody', 'billing_hold', 'interpreter', 'other')),
    note text not null constraint client_flags_note_check check (length(note) between 1 and 500),
    expires_on date,
    raised_by uuid not null references profiles (id) on delete restrict,
    cleared_at timestamptz,
    cleared_reason text constraint client_flags_cleared_reason_check check (length(cleared_reason) between 3 and 500),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint client_flags_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint client_flags_cleared_with_reason check ((cleared_at is null) = (cleared_reason is null))
);
comment on table client_flags is 'what everybody who opens the chart must see first';
create index client_flags_client_idx on client_flags (organization_id, client_id);
create index client_flags_raised_by_idx on client_flags (raised_by);

select app.guard(t, catalogue => 'the official code list is the same for every practice and holds no practice data',
                 unaudited => 'loaded by the operator from the official release, whose hash is kept')
  from unnest(array['diagnosis_codes', 'diagnosis_words', 'diagnosis_typos', 'diagnosis_releases']) t;
select app.permit(t, 'select', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,service_role}', 'catalogue')
  from unnest(array['diagnosis_codes', 'diagnosis_words', 'diagnosis_typos', 'diagnosis_releases']) t;

select app.guard('client_diagnoses');
select app.permit('client_diagnoses', 'select', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('client_diagnoses', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_diagnoses', 'insert', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_diagnoses', 'update', '{supervisor,therapist,associate_trainee}', 'care_team');

select app.guard('client_allergies');
select app.permit('client_allergies', 'select', '{administrator,service_role}', 'organization');
select app.permit('client_allergies', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_allergies', 'insert', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_allergies', 'update', '{supervisor,therapist,associate_trainee}', 'care_team');

select app.guard('client_medications');
select app.permit('client_medications', 'select', '{administrator,service_role}', 'organization');
select app.permit('client_medications', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_medications', 'insert', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_medications', 'update', '{supervisor,therapist,associate_trainee}', 'care_team');

select app.guard('client_flags');
select app.permit('client_flags', 'select', '{administrator,front_desk,billing_staff,service_role}', 'organization');
select app.permit('client_flags', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_flags', 'insert', '{administrator,front_desk,billing_staff}', 'organization');
select app.permit('client_flags', 'insert', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_flags', 'update', '{administrator,front_desk,billing_staff}', 'organization', columns => '{cleared_at,cleared_reason}');
select app.permit('client_flags', 'update', '{supervisor,therapist,associate_trainee}', 'care_team', columns => '{cleared_at,cleared_reason}');
