-- What a practice knows of a client besides name and birth date: where they live, who they are, whom to call, who decides for them.

create table client_demographics (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    -- The five race categories and one ethnicity of OMB as USCDI v3 has them; "declined" is an answer too.
    races text[] not null default '{}' constraint client_demographics_races_check check (
        races <@ '{american_indian,asian,black,pacific_islander,white,other,declined}'),
    ethnicity text constraint client_demographics_ethnicity_check check (ethnicity in ('hispanic', 'not_hispanic', 'declined')),
    languages text[] not null default '{}' constraint client_demographics_languages_check check (cardinality(languages) <= 10),
    needs_interpreter boolean not null default false,
    sex_assigned_at_birth text constraint client_demographics_sex_assigned_at_birth_check check (
        sex_assigned_at_birth in ('female', 'male', 'intersex', 'declined')),
    gender_identity text constraint client_demographics_gender_identity_check check (length(gender_identity) between 1 and 80),
    sexual_orientation text constraint client_demographics_sexual_orientation_check check (length(sexual_orientation) between 1 and 80),
    former_names text[] not null default '{}' constraint client_demographics_former_names_check check (cardinality(former_names) <= 10),
    marital_status text constraint client_demographics_marital_status_check check (
        marital_status in ('single', 'married', 'partnered', 'separated', 'divorced', 'widowed', 'declined')),
    employment text constraint client_demographics_employment_check check (
        employment in ('full_time', 'part_time', 'self_employed', 'unemployed', 'student', 'retired', 'disabled', 'declined')),
    housing text constraint client_demographics_housing_check check (
        housing in ('stable', 'unstable', 'homeless', 'institution', 'declined')),
    veteran boolean,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint client_demographics_once unique (organization_id, client_id),
    constraint client_demographics_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict
);
comment on table client_demographics is 'how a person describes themselves; asked, never inferred';

create table client_addresses (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    kind text not null default 'home' constraint client_addresses_kind_check check (kind in ('home', 'mailing', 'temporary', 'work')),
    street text not null constraint client_addresses_street_check check (length(street) between 1 and 200),
    unit text constraint client_addresses_unit_check check (length(unit) between 1 and 80),
    city text not null constraint client_addresses_city_check check (length(city) between 1 and 100),
    state text not null constraint client_addresses_state_check check (state ~ '^[A-Z]{2}$'),
    postal_code text not null constraint client_addresses_postal_code_check check (postal_code ~ '^[0-9]{5}(-[0-9]{4})?$'),
    -- 45 CFR 164.522(b): the client asked to be written to here and nowhere else.
    confidential boolean not null default false,
    valid_from date,
    valid_to date,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint client_addresses_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint client_addresses_ends_after_it_begins check (valid_to >= valid_from)
);
comment on table client_addresses is 'where a client lives and gets mail, since when and until when';
create index client_addresses_client_idx on client_addresses (organization_id, client_id);

create table client_identifiers (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    kind text not null constraint client_identifiers_kind_check check (kind in ('ssn', 'previous_mrn', 'external')),
    issuer text constraint client_identifiers_issuer_check check (length(issuer) between 1 and 120),
    value_sealed bytea not null,
    last_four text not null constraint client_identifiers_last_four_check check (length(last_four) between 1 and 4),
    ended_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint client_identifiers_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict
);
comment on table client_identifiers is 'numbers others know the client by; kept sealed, with the last four to recognise them';
create index client_identifiers_client_idx on client_identifiers (organization_id, client_id);
create unique index client_identifiers_one_ssn on client_identifiers (organization_id, client_id) where kind = 'ssn' and ended_at is null;

create table client_status_history (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    from_status text constraint client_status_history_from_status_check check (
        from_status in ('active', 'on_hold', 'inactive', 'discharged', 'deceased')),
    to_status text not null constraint client_status_history_to_status_check check (
        to_status in ('active', 'on_hold', 'inactive', 'discharged', 'deceased')),
    reason text not null constraint client_status_history_reason_check check (length(reason) between 3 and 500),
    effective_on date not null,
    changed_by uuid references profiles (id) on delete restrict,
    changed_at timestamptz not null,
    unique (organization_id, id),
    constraint client_status_history_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint client_status_history_changes check (from_status is distinct from to_status)
);
comment on table client_status_history is 'every change of a client''s status, with who, when and why';
create index client_status_history_client_idx on client_status_history (organization_id, client_id, changed_at);
create index client_status_history_changed_by_idx on client_status_history (changed_by);

create table emergency_contacts (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    name text not null constraint emergency_contacts_name_check check (length(name) between 1 and 120),
    relationship text not null constraint emergency_contacts_relationship_check check (length(relationship) between 1 and 80),
    phone text not null constraint emergency_contacts_phone_check check (length(phone) between 7 and 30),
    other_phone text constraint emergency_contacts_other_phone_check check (length(other_phone) between 7 and 30),
    email text constraint emergency_contacts_email_check check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
    is_primary boolean not null default false,
    may_discuss_health boolean not null default false,
    may_leave_message boolean not null default false,
    ended_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint emergency_contacts_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict
);
comment on table emergency_contacts is 'whom to call when something happens, and what may be said to them';
create index emergency_contacts_client_idx on emergency_contacts (organization_id, client_id);
create unique index emergency_contacts_one_primary on emergency_contacts (organization_id, client_id) where is_primary and ended_at is null;

create table guardian_relationships (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    name text not null constraint guardian_relationships_name_check check (length(name) between 1 and 120),
    kind text not null constraint guardian_relationships_kind_check check (
        kind in ('parent', 'legal_guardian', 'foster_parent', 'custodial_grandparent', 'other')),
    phone text constraint guardian_relationships_phone_check check (length(phone) between 7 and 30),
    email text constraint guardian_relationships_email_check check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
    status text not null default 'pending_verification' constraint guardian_relationships_status_check check (
        status in ('pending_verification', 'active', 'ended')),
    may_view_notes boolean not null default false,
    may_schedule boolean not null default false,
    may_view_billing boolean not null default false,
    may_message boolean not null default false,
    -- What was seen: a custody order, a letter of guardianship. The file itself lies with the documents.
    evidence text constraint guardian_relationships_evidence_check check (length(evidence) between 3 and 500),
    verified_at timestamptz,
    verified_by uuid references profiles (id) on delete restrict,
    ended_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint guardian_relationships_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint guardian_relationships_verified_whole check (
        num_nulls(verified_at, verified_by, evidence) in (0, 3) and (status <> 'active' or verified_at is not null)),
    constraint guardian_relationships_ended check ((status = 'ended') = (ended_at is not null)),
    -- Nobody may see or do anything as guardian before somebody looked at the paper.
    constraint guardian_relationships_scopes_when_active check (
        status = 'active' or not (may_view_notes or may_schedule or may_view_billing or may_message))
);
comment on table guardian_relationships is 'who may act for a client who is a minor or under guardianship, and in what';
create index guardian_relationships_client_idx on guardian_relationships (organization_id, client_id);
create index guardian_relationships_verified_by_idx on guardian_relationships (verified_by);

create table client_merges (
    id uuid primary key,
    organization_id uuid not null,
    kept_id uuid not null,
    merged_id uuid not null,
    reason text not null constraint client_merges_reason_check check (length(reason) between 3 and 500),
    merged_by uuid not null references profiles (id) on delete restrict,
    merged_at timestamptz not null,
    undone_by uuid references profiles (id) on delete restrict,
    undone_at timestamptz,
    unique (organization_id, id),
    constraint client_merges_kept_fkey foreign key (organization_id, kept_id) references clients (organization_id, id) on delete restrict,
    constraint client_merges_merged_fkey foreign key (organization_id, merged_id) references clients (organization_id, id) on delete restrict,
    constraint client_merges_two_records check (kept_id <> merged_id),
    constraint client_merges_undone_whole check ((undone_by is null) = (undone_at is null))
);
comment on table client_merges is 'that two records are one person, found by whom and why, and that it was undone';
create index client_merges_kept_idx on client_merges (organization_id, kept_id);
create index client_merges_merged_by_idx on client_merges (merged_by);
create index client_merges_undone_by_idx on client_merges (undone_by);
create index client_merges_merged_idx on client_merges (organization_id, merged_id);
create unique index client_merges_one_open on client_merges (organization_id, merged_id) where undone_at is null;

create table favorite_clients (
    id uuid primary key,
    organization_id uuid not null,
    profile_id uuid not null,
    client_id uuid not null,
    created_at timestamptz not null default now(),
    unique (organization_id, id),
    constraint favorite_clients_once unique (organization_id, profile_id, client_id),
    constraint favorite_clients_person_fkey foreign key (organization_id, profile_id) references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint favorite_clients_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict
);
comment on table favorite_clients is 'charts somebody keeps at hand';
create index favorite_clients_client_idx on favorite_clients (organization_id, client_id);

create table recently_viewed_clients (
    id uuid primary key,
    organization_id uuid not null,
    profile_id uuid not null,
    client_id uuid not null,
    viewed_at timestamptz not null,
    unique (organization_id, id),
    constraint recently_viewed_clients_once unique (organization_id, profile_id, client_id),
    constraint recently_viewed_clients_person_fkey foreign key (organization_id, profile_id) references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint recently_viewed_clients_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict
);
comment on table recently_viewed_clients is 'charts somebody opened last';
create index recently_viewed_clients_client_idx on recently_viewed_clients (organization_id, client_id);

-- A favourite is one's own, and a chart one can see.
select app.scope('own_visible_client', 'profile_id = (select auth.uid()) and client_id in (select c.id from public.clients c)',
    'the caller''s own row about a client whom the caller can see');

select app.guard('client_demographics');
select app.permit('client_demographics', 'select', '{administrator,front_desk,service_role}', 'organization');
select app.permit('client_demographics', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_demographics', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('client_demographics', 'insert', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_demographics', 'update', '{administrator,front_desk}', 'organization');
select app.permit('client_demographics', 'update', '{supervisor,therapist,associate_trainee}', 'care_team');

select app.guard('client_addresses');
select app.permit('client_addresses', 'select', '{administrator,front_desk,billing_staff,service_role}', 'organization');
select app.permit('client_addresses', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_addresses', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('client_addresses', 'insert', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_addresses', 'update', '{administrator,front_desk}', 'organization');
select app.permit('client_addresses', 'update', '{supervisor,therapist,associate_trainee}', 'care_team');

select app.guard('client_identifiers', redact => '{value_sealed}');
select app.permit('client_identifiers', 'select', '{administrator,front_desk,billing_staff,service_role}', 'organization');
select app.permit('client_identifiers', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('client_identifiers', 'update', '{administrator,front_desk}', 'organization', columns => '{ended_at}');

select app.guard('client_status_history');
select app.append_only('client_status_history');
select app.permit('client_status_history', 'select', '{administrator,front_desk,billing_staff,service_role}', 'organization');
select app.permit('client_status_history', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_status_history', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('client_status_history', 'insert', '{supervisor,therapist}', 'care_team');

select app.guard('emergency_contacts');
select app.permit('emergency_contacts', 'select', '{administrator,front_desk,service_role}', 'organization');
select app.permit('emergency_contacts', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('emergency_contacts', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('emergency_contacts', 'insert', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('emergency_contacts', 'update', '{administrator,front_desk}', 'organization');
select app.permit('emergency_contacts', 'update', '{supervisor,therapist,associate_trainee}', 'care_team');

select app.guard('guardian_relationships');
select app.permit('guardian_relationships', 'select', '{administrator,front_desk,service_role}', 'organization');
select app.permit('guardian_relationships', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('guardian_relationships', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('guardian_relationships', 'insert', '{supervisor,therapist}', 'care_team');
select app.permit('guardian_relationships', 'update', '{administrator,front_desk}', 'organization');
select app.permit('guardian_relationships', 'update', '{supervisor,therapist}', 'care_team');

select app.guard('client_merges');
select app.permit('client_merges', 'select', '{administrator}', 'organization');
select app.permit('client_merges', 'insert', '{administrator}', 'organization');
select app.permit('client_merges', 'update', '{administrator}', 'organization', columns => '{undone_by,undone_at}');

select app.guard('favorite_clients', unaudited => 'a bookmark of one person: it says nothing about the client');
select app.permit('favorite_clients', 'select', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'own');
select app.permit('favorite_clients', 'insert', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'own_visible_client');
select app.permit('favorite_clients', 'delete', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'own');

select app.guard('recently_viewed_clients', unaudited => 'the opening of the chart is audited itself');
select app.permit('recently_viewed_clients', 'select', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'own');
select app.permit('recently_viewed_clients', 'insert', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'own_visible_client');
select app.permit('recently_viewed_clients', 'update', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'own',
    columns => '{viewed_at}');

-- A chart by its number and the birth date, for breaking the glass: whoever may not see it must know both.
create function app.find_chart(mrn text, birth_date date) returns uuid
    language sql stable security definer
    set search_path = ''
    return (select c.id from public.clients c
             where c.organization_id = app.organization_id() and c.mrn = find_chart.mrn and c.birth_date = find_chart.birth_date
               and app.has_any_role('{supervisor,therapist,associate_trainee}'));
grant execute on function app.find_chart(text, date) to authenticated;
insert into app.definer_functions (signature, reason) values
    ('app.find_chart(text,date)', 'breaking the glass begins with a chart one cannot see: its number and birth date must both be known');
