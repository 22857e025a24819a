-- Who treats whom: the base of every rule about which charts a person may open.
--
-- A clinician reaches the clients whose care team they are on, those of the people they supervise, and, for a short time and with
-- a reason that is reviewed, a client they broke the glass for. app.my_clients() answers this once per statement.
--
-- What decides about access is reckoned by the database's own clock, so that nothing but the passing of time ends a grant.

create table clients (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    mrn text not null constraint clients_mrn_check check (mrn ~ '^[A-Z]{2}[0-9]{10}$'),
    first_name text not null constraint clients_first_name_check check (length(first_name) between 1 and 80),
    middle_name text constraint clients_middle_name_check check (length(middle_name) between 1 and 80),
    last_name text not null constraint clients_last_name_check check (length(last_name) between 1 and 80),
    suffix text constraint clients_suffix_check check (length(suffix) between 1 and 20),
    chosen_name text constraint clients_chosen_name_check check (length(chosen_name) between 1 and 80),
    pronouns text constraint clients_pronouns_check check (length(pronouns) between 1 and 40),
    birth_date date not null constraint clients_birth_date_check check (birth_date >= date '1880-01-01'),
    -- As payers want it on a claim; how the person describes themselves stands in client_demographics.
    sex text not null default 'unknown' constraint clients_sex_check check (sex in ('female', 'male', 'unknown')),
    status text not null default 'active' constraint clients_status_check check (
        status in ('active', 'on_hold', 'inactive', 'discharged', 'deceased')),
    contact_preference text not null default 'phone' constraint clients_contact_preference_check check (
        contact_preference in ('phone', 'text', 'email', 'portal', 'mail')),
    referral_reason text constraint clients_referral_reason_check check (length(referral_reason) between 1 and 1000),
    time_zone text constraint clients_time_zone_check check (
        time_zone is null
        or (time_zone ~ '^(UTC|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$' and timezone(time_zone, timestamptz 'epoch') is not null)),
    registered_on date not null,
    discharged_on date,
    deceased_on date,
    merged_into_id uuid,
    -- Directories are sorted and paged by this; without accents and case, so that an index can do both.
    sort_name text collate "C" not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint clients_mrn_once unique (organization_id, mrn),
    constraint clients_merged_into_fkey foreign key (organization_id, merged_into_id) references clients (organization_id, id) on delete restrict,
    constraint clients_not_merged_into_itself check (merged_into_id <> id),
    constraint clients_deceased_with_date check ((status = 'deceased') = (deceased_on is not null)),
    constraint clients_discharged_with_date check (status <> 'discharged' or discharged_on is not null),
    constraint clients_died_after_birth check (deceased_on >= birth_date)
);
comment on table clients is 'a person in care. Never removed: discharged, set aside, or merged into the record that goes on';
comment on column clients.merged_into_id is 'this record turned out to be the same person as that one; undone by clearing it';
create index clients_merged_into_idx on clients (organization_id, merged_into_id) where merged_into_id is not null;
create index clients_directory_idx on clients (organization_id, sort_name, id) where merged_into_id is null;
create index clients_status_idx on clients (organization_id, status, sort_name, id) where merged_into_id is null;
create index clients_birth_date_idx on clients (organization_id, birth_date);

create table client_care_team (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    profile_id uuid not null,
    role text not null constraint client_care_team_role_check check (role in ('primary_therapist', 'psychiatrist', 'case_manager', 'covering')),
    valid_from timestamptz not null default now(),
    valid_to timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint client_care_team_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint client_care_team_person_fkey foreign key (organization_id, profile_id) references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint client_care_team_ends_after_it_begins check (valid_to >= valid_from),
    constraint client_care_team_once exclude using gist (
        organization_id with =, client_id with =, profile_id with =, role with =, tstzrange(valid_from, valid_to) with &&),
    constraint client_care_team_one_primary exclude using gist (
        organization_id with =, client_id with =, tstzrange(valid_from, valid_to) with &&) where (role = 'primary_therapist')
);
comment on table client_care_team is 'who treats a client, as what, from when until when';
create index client_care_team_client_idx on client_care_team (organization_id, client_id, valid_from);
create index client_care_team_person_idx on client_care_team (organization_id, profile_id, client_id);

create table supervision_relationships (
    id uuid primary key,
    organization_id uuid not null,
    supervisor_id uuid not null,
    supervisee_id uuid not null,
    kind text not null default 'primary' constraint supervision_relationships_kind_check check (kind in ('primary', 'secondary', 'covering')),
    valid_from timestamptz not null default now(),
    valid_to timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint supervision_relationships_supervisor_fkey foreign key (organization_id, supervisor_id) references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint supervision_relationships_supervisee_fkey foreign key (organization_id, supervisee_id) references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint supervision_relationships_two_people check (supervisor_id <> supervisee_id),
    constraint supervision_relationships_ends_after_it_begins check (valid_to >= valid_from),
    constraint supervision_relationships_once exclude using gist (
        organization_id with =, supervisor_id with =, supervisee_id with =, tstzrange(valid_from, valid_to) with &&)
);
comment on table supervision_relationships is 'who answers for whose work; a supervisor reaches the clients of the supervised';
create index supervision_relationships_supervisor_idx on supervision_relationships (organization_id, supervisor_id, supervisee_id);
create index supervision_relationships_supervisee_idx on supervision_relationships (organization_id, supervisee_id);

create table break_glass_grants (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    profile_id uuid not null,
    reason text not null constraint break_glass_grants_reason_check check (length(reason) between 10 and 1000),
    granted_at timestamptz not null default now(),
    expires_at timestamptz not null,
    reviewed_at timestamptz,
    reviewed_by uuid references profiles (id) on delete restrict,
    verdict text constraint break_glass_grants_verdict_check check (verdict in ('appropriate', 'inappropriate')),
    review_note text constraint break_glass_grants_review_note_check check (length(review_note) between 1 and 1000),
    unique (organization_id, id),
    constraint break_glass_grants_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint break_glass_grants_person_fkey foreign key (organization_id, profile_id) references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint break_glass_grants_short check (expires_at > granted_at and expires_at <= granted_at + interval '24 hours'),
    constraint break_glass_grants_reviewed_whole check (num_nulls(reviewed_at, reviewed_by, verdict) in (0, 3)),
    constraint break_glass_grants_reviewed_by_another check (reviewed_by <> profile_id)
);
comment on table break_glass_grants is 'access to a chart in an emergency: for a short time, with a reason, reviewed by somebody else';
create index break_glass_grants_client_idx on break_glass_grants (organization_id, client_id);
create index break_glass_grants_person_idx on break_glass_grants (organization_id, profile_id, expires_at);
create index break_glass_grants_reviewed_by_idx on break_glass_grants (reviewed_by);
create index break_glass_grants_open_idx on break_glass_grants (organization_id, granted_at) where reviewed_at is null;

-- The clients that the caller treats, supervises the treatment of, or broke the glass for. A record and those merged into it are
-- one chart, so whoever reaches one of them reaches all.
-- plpgsql, because its plans are kept for the whole connection: a policy asks this in every statement.
create function app.my_clients() returns setof uuid
    language plpgsql stable security definer rows 300
    set search_path = ''
as $$
declare
    organization constant uuid := app.organization_id();
    me constant uuid := auth.uid();
    treating uuid[];
begin
    treating := array(
        select t.client_id from public.client_care_team t
         where t.organization_id = organization and t.profile_id = me
           and t.valid_from <= pg_catalog.now() and (t.valid_to is null or t.valid_to > pg_catalog.now())
        union
        select t.client_id
          from public.supervision_relationships s
          join public.client_care_team t on t.organization_id = s.organization_id and t.profile_id = s.supervisee_id
         where s.organization_id = organization and s.supervisor_id = me
           and s.valid_from <= pg_catalog.now() and (s.valid_to is null or s.valid_to > pg_catalog.now())
           and t.valid_from <= pg_catalog.now() and (t.valid_to is null or t.valid_to > pg_catalog.now())
        union
        select b.client_id from public.break_glass_grants b
         where b.organization_id = organization and b.profile_id = me and b.expires_at > pg_catalog.now());
    return query
        select pg_catalog.unnest(treating)
        union all
        select other.id from public.clients c, lateral (values (c.merged_into_id, c.id), (c.id, c.merged_into_id)) other(reached, id)
         where c.organization_id = organization and c.merged_into_id is not null and other.reached = any (treating);
end
$$;

-- The records that make up one chart: the client's own, and those that were merged into it. Every reading of a chart asks for
-- `client_id in (select app.chart_of(...))`, so that merging moves no row and can be undone without a trace.
create function app.chart_of(client uuid) returns setof uuid
    language sql stable rows 2
    set search_path = ''
    begin atomic
    select client
    union all
    select c.id from public.clients c where c.organization_id = app.organization_id() and c.merged_into_id = client;
    end;

grant execute on function app.my_clients(), app.chart_of(uuid) to authenticated, service_role;
insert into app.definer_functions (signature, reason) values
    ('app.my_clients()', 'reads the caller''s own assignments, supervision and grants, on which the visibility of those same tables rests');

select app.scope('care_team', 'client_id in (select app.my_clients())', 'clients whom the caller treats, supervises the treatment of, or broke the glass for');
select app.scope('care_team_client', 'id in (select app.my_clients())', 'the record of a client whom the caller treats, supervises the treatment of, or broke the glass for');
select app.scope('own_grant', 'profile_id = (select auth.uid()) and granted_at <= pg_catalog.now() and expires_at <= pg_catalog.now() + interval ''4 hours''',
    'a grant for oneself, for at most four hours',
    'profile_id = (select auth.uid()) and reviewed_at is null and granted_at = pg_catalog.now() and expires_at <= pg_catalog.now() + interval ''4 hours''');
select app.scope('reviewed_grant', 'profile_id <> (select auth.uid())', 'somebody else''s grant, reviewed as oneself',
    'profile_id <> (select auth.uid()) and reviewed_by = (select auth.uid())');
select app.scope('own_supervision', 'supervisor_id = (select auth.uid()) or supervisee_id = (select auth.uid())',
    'supervision that the caller gives or receives');

select app.guard('clients');
select app.permit('clients', 'select', '{administrator,front_desk,billing_staff,service_role}', 'organization');
select app.permit('clients', 'select', '{supervisor,therapist,associate_trainee}', 'care_team_client');
select app.permit('clients', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('clients', 'update', '{administrator,front_desk}', 'organization');
select app.permit('clients', 'update', '{supervisor,therapist}', 'care_team_client');
-- For app.my_clients(), app.index_client() and app.client_exists(), which name the organization themselves.
select app.permit('clients', 'select', '{mentalspace_owner}', 'organization');

select app.guard('client_care_team');
select app.permit('client_care_team', 'select', '{administrator,front_desk,billing_staff,service_role}', 'organization');
select app.permit('client_care_team', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_care_team', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('client_care_team', 'insert', '{supervisor}', 'care_team');
select app.permit('client_care_team', 'update', '{administrator,front_desk}', 'organization', columns => '{valid_to}');
select app.permit('client_care_team', 'update', '{supervisor}', 'care_team', columns => '{valid_to}');
select app.permit('client_care_team', 'select', '{mentalspace_owner}', 'organization');

select app.guard('supervision_relationships');
select app.permit('supervision_relationships', 'select', '{administrator,service_role,mentalspace_owner}', 'organization');
select app.permit('supervision_relationships', 'select', '{supervisor,therapist,associate_trainee}', 'own_supervision');
select app.permit('supervision_relationships', 'insert', '{administrator}', 'organization');
select app.permit('supervision_relationships', 'update', '{administrator}', 'organization', columns => '{valid_to}');

select app.guard('break_glass_grants');
select app.permit('break_glass_grants', 'select', '{administrator,supervisor,service_role,mentalspace_owner}', 'organization');
select app.permit('break_glass_grants', 'select', '{therapist,associate_trainee}', 'own');
select app.permit('break_glass_grants', 'insert', '{supervisor,therapist,associate_trainee}', 'own_grant');
select app.permit('break_glass_grants', 'update', '{administrator,supervisor}', 'reviewed_grant',
    columns => '{reviewed_at,reviewed_by,verdict,review_note}');
