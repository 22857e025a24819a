-- The people of a practice: who they are, that they belong to it, and what they may do in it.

create table profiles (
    id uuid primary key references auth.users (id) on delete restrict,
    first_name text not null constraint profiles_first_name_check check (length(first_name) between 1 and 80),
    last_name text not null constraint profiles_last_name_check check (length(last_name) between 1 and 80),
    preferred_name text constraint profiles_preferred_name_check check (length(preferred_name) between 1 and 80),
    email text not null constraint profiles_email_check check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
    phone text constraint profiles_phone_check check (length(phone) between 7 and 30),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1
);
comment on table profiles is 'a person who can sign in, staff or client; one row however many practices the person belongs to';
comment on column profiles.email is 'as the sign-in service knows it; changed there, never here';

-- One row per person and practice. Its kind is part of a key, so that nobody is staff and client of the same practice.
create table organization_memberships (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    profile_id uuid not null references profiles (id) on delete restrict,
    kind text not null constraint organization_memberships_kind_check check (kind in ('staff', 'client')),
    status text not null default 'active' constraint organization_memberships_status_check check (status in ('active', 'deactivated')),
    status_reason text constraint organization_memberships_status_reason_check check (length(status_reason) between 3 and 500),
    joined_at timestamptz not null default now(),
    deactivated_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint organization_memberships_once unique (organization_id, profile_id),
    constraint organization_memberships_kind_key unique (organization_id, profile_id, kind),
    constraint organization_memberships_deactivated_with_reason check (
        (status = 'deactivated') = (deactivated_at is not null) and (status <> 'deactivated' or status_reason is not null))
);
comment on table organization_memberships is 'that a person belongs to a practice, as staff or as client, and whether the door is open';
create index organization_memberships_profile_idx on organization_memberships (profile_id);

create table staff_profiles (
    id uuid primary key,
    organization_id uuid not null,
    profile_id uuid not null,
    kind text not null generated always as ('staff') stored,
    title text constraint staff_profiles_title_check check (length(title) between 1 and 80),
    credentials text constraint staff_profiles_credentials_check check (length(credentials) between 1 and 80),
    npi text constraint staff_profiles_npi_check check (app.is_npi(npi)),
    taxonomy_code text constraint staff_profiles_taxonomy_code_check check (taxonomy_code ~ '^[0-9A-Z]{10}$'),
    employment text not null default 'employee' constraint staff_profiles_employment_check check (
        employment in ('employee', 'contractor', 'intern', 'volunteer')),
    bookable boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint staff_profiles_once unique (organization_id, profile_id),
    constraint staff_profiles_npi_once unique (organization_id, npi),
    foreign key (organization_id, profile_id, kind)
        references organization_memberships (organization_id, profile_id, kind) on delete restrict
);
comment on table staff_profiles is 'what a practice knows of somebody who works in it';
create index staff_profiles_membership_idx on staff_profiles (organization_id, profile_id, kind);

-- A grant is written, later ended, and never changed or removed: the history of who could do what is the table itself.
create table user_roles (
    id uuid primary key,
    organization_id uuid not null,
    profile_id uuid not null,
    role text not null constraint user_roles_role_check check (
        role in ('administrator', 'supervisor', 'therapist', 'associate_trainee', 'billing_staff', 'front_desk', 'client_user')),
    kind text not null generated always as (case when role = 'client_user' then 'client' else 'staff' end) stored,
    valid_from timestamptz not null default now(),
    valid_to timestamptz,
    granted_by uuid references profiles (id) on delete restrict,
    ended_by uuid references profiles (id) on delete restrict,
    unique (organization_id, id),
    constraint user_roles_ends_after_it_begins check (valid_to >= valid_from),
    -- A staff role wants a staff membership, the client's role a client's.
    constraint user_roles_membership_fkey foreign key (organization_id, profile_id, kind)
        references organization_memberships (organization_id, profile_id, kind) on delete restrict,
    constraint user_roles_once exclude using gist (
        organization_id with =, profile_id with =, role with =, tstzrange(valid_from, valid_to) with &&),
    -- Who learns under supervision does not supervise.
    constraint user_roles_associate_or_supervisor exclude using gist (
        organization_id with =, profile_id with =, role with <>, tstzrange(valid_from, valid_to) with &&)
        where (role in ('associate_trainee', 'supervisor'))
);
comment on table user_roles is 'role grants: the only source of what a person may do';
create index user_roles_person_idx on user_roles (organization_id, profile_id, kind);
create index user_roles_granted_by_idx on user_roles (granted_by);
create index user_roles_ended_by_idx on user_roles (ended_by);

create table staff_invitations (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    email text not null constraint staff_invitations_email_check check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
    first_name text not null constraint staff_invitations_first_name_check check (length(first_name) between 1 and 80),
    last_name text not null constraint staff_invitations_last_name_check check (length(last_name) between 1 and 80),
    title text constraint staff_invitations_title_check check (length(title) between 1 and 80),
    roles text[] not null constraint staff_invitations_roles_check check (
        cardinality(roles) > 0
        and roles <@ '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk}'
        and not roles @> '{supervisor,associate_trainee}'),
    token_hash bytea not null constraint staff_invitations_token_hash_check check (length(token_hash) = 32),
    expires_at timestamptz not null,
    accepted_at timestamptz,
    withdrawn_at timestamptz,
    invited_by uuid references profiles (id) on delete restrict,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint staff_invitations_token_once unique (token_hash),
    constraint staff_invitations_one_end check (accepted_at is null or withdrawn_at is null)
);
comment on table staff_invitations is 'people asked to join the staff; the secret of the link is kept as its SHA-256 only';
create index staff_invitations_invited_by_idx on staff_invitations (invited_by);
create unique index staff_invitations_one_open on staff_invitations (organization_id, lower(email))
    where accepted_at is null and withdrawn_at is null;

-- A role counts only while the person's door is open.
create or replace function app.has_any_role(wanted text[]) returns boolean
    language plpgsql stable security definer
    set search_path = ''
as $$
begin
    return exists (
        select 1
          from public.user_roles r
          join public.organization_memberships m on m.organization_id = r.organization_id and m.profile_id = r.profile_id
         where r.organization_id = app.organization_id()
           and r.profile_id = auth.uid()
           and r.role = any (wanted)
           and r.valid_from <= pg_catalog.now()
           and (r.valid_to is null or r.valid_to > pg_catalog.now())
           and m.status = 'active');
end
$$;

-- Somebody can always open the door: a practice keeps an administrator whose role has no end. The lock makes two who leave at
-- once leave one after the other, and each count sees what the other committed.
create function app.keep_an_administrator() returns trigger
    language plpgsql security definer
    set search_path = ''
as $$
begin
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('administrators of ' || old.organization_id, 0));
    if tg_table_name = 'organization_memberships' and not exists (
        select from public.user_roles r
         where r.organization_id = old.organization_id and r.profile_id = old.profile_id
           and r.role = 'administrator' and r.valid_to is null) then
        return null;
    end if;
    if not exists (
        select from public.user_roles r
          join public.organization_memberships m on m.organization_id = r.organization_id and m.profile_id = r.profile_id
         where r.organization_id = old.organization_id
           and r.role = 'administrator' and r.valid_from <= pg_catalog.now() and r.valid_to is null
           and m.status = 'active') then
        raise exception 'a practice keeps at least one administrator'
            using errcode = 'check_violation', constraint = 'user_roles_last_administrator',
                  hint = 'Make somebody else administrator first.';
    end if;
    return null;
end
$$;
create constraint trigger keep_an_administrator after update or delete on user_roles
    for each row when (old.role = 'administrator') execute function app.keep_an_administrator();
create constraint trigger keep_an_administrator after update or delete on organization_memberships
    for each row when (old.status = 'active') execute function app.keep_an_administrator();

-- A grant ends once; an ended one is history.
create function app.end_role_once() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    if old.valid_to is not null or new.valid_to is null
       or (new.organization_id, new.profile_id, new.role, new.valid_from) is distinct from (old.organization_id, old.profile_id, old.role, old.valid_from) then
        raise exception 'a role grant can only be ended, once'
            using errcode = 'check_violation', constraint = 'user_roles_ends_once',
                  hint = 'Grant the role anew.';
    end if;
    return new;
end
$$;
create trigger end_once before update on user_roles for each row execute function app.end_role_once();

-- What a session may do is cached for a moment by every instance: a change of it is announced.
create trigger announce_change after insert or update or delete on user_roles
    for each row execute function auth.announce_change('profile_id');
create trigger announce_change after insert or update or delete on organization_memberships
    for each row execute function auth.announce_change('profile_id');

-- An administrator may add a person who belongs to no practice yet. Whoever belongs to another one is asked, and joins by accepting.
create function app.belongs_nowhere(person uuid) returns boolean
    language plpgsql stable security definer
    set search_path = ''
as $$
begin
    return not exists (select from public.organization_memberships m where m.profile_id = person);
end
$$;
grant execute on function app.belongs_nowhere(uuid) to authenticated, service_role;

insert into app.definer_functions (signature, reason) values
    ('app.belongs_nowhere(uuid)', 'answers yes or no about memberships of practices the caller cannot see'),
    ('app.keep_an_administrator()', 'counts the administrators of a practice also when the one who leaves can no longer see the others');

-- Before the second factor a person sees their own row only; with it, what the role allows.
select app.scope('colleagues', 'organization_id = (select app.organization_id()) and kind = ''staff'' and (select app.aal()) = ''aal2''',
    'the staff of the caller''s practice');
select app.scope('members', 'organization_id = (select app.organization_id()) and (select app.aal()) = ''aal2''',
    'everybody who belongs to the caller''s practice');
select app.scope('colleagues_profile',
    'id in (select m.profile_id from public.organization_memberships m where m.organization_id = (select app.organization_id()) and m.kind = ''staff'') and (select app.aal()) = ''aal2''',
    'persons on the staff of the caller''s practice');
select app.scope('members_profile',
    'id in (select m.profile_id from public.organization_memberships m where m.organization_id = (select app.organization_id())) and (select app.aal()) = ''aal2''',
    'persons who belong to the caller''s practice');

select app.scope('self_assured', 'id = (select auth.uid()) and (select app.aal()) = ''aal2''', 'the row that is the caller, with a second factor');
select app.scope('newcomers', 'organization_id = (select app.organization_id()) and (select app.aal()) = ''aal2'' and app.belongs_nowhere(profile_id)',
    'people who belong to no practice yet');
select app.scope('newcomers_profile', '(select app.organization_id()) is not null and (select app.aal()) = ''aal2'' and app.belongs_nowhere(id)',
    'persons who belong to no practice yet');

select app.guard('organization_memberships', assurance => 'aal1');
select app.permit('organization_memberships', 'insert', '{administrator}', 'newcomers');
select app.permit('organization_memberships', 'insert', '{service_role}', 'newcomers');
select app.permit('organization_memberships', 'select', '{mentalspace_owner}', 'definer');
select app.permit('organization_memberships', 'select',
    '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,client_user}', 'own');
select app.permit('organization_memberships', 'select', '{supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'colleagues');
select app.permit('organization_memberships', 'select', '{administrator}', 'members');
select app.permit('organization_memberships', 'update', '{administrator}', 'members', columns => '{status,status_reason,deactivated_at}');
select app.permit('organization_memberships', 'select', '{service_role}', 'organization');
select app.permit('organization_memberships', 'select', '{mentalspace_auth}', 'auth_service');
select app.permit('organization_memberships', 'insert', '{mentalspace_auth}', 'auth_service');

select app.guard('profiles', catalogue => 'one person may belong to several practices: whom one sees is decided by memberships', assurance => 'aal1');
select app.permit('profiles', 'select', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,client_user}', 'self');
select app.permit('profiles', 'select', '{supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'colleagues_profile');
select app.permit('profiles', 'select', '{administrator}', 'members_profile');
select app.permit('profiles', 'update', '{supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'self_assured',
    columns => '{first_name,last_name,preferred_name,phone}');
select app.permit('profiles', 'update', '{administrator}', 'members_profile', columns => '{first_name,last_name,preferred_name,phone}');
select app.permit('profiles', 'select', '{service_role}', 'members_profile');
select app.permit('profiles', 'insert', '{administrator,service_role}', 'newcomers_profile');
select app.permit('profiles', 'select', '{mentalspace_auth}', 'auth_service');
select app.permit('profiles', 'insert', '{mentalspace_auth}', 'auth_service');
select app.permit('profiles', 'update', '{mentalspace_auth}', 'auth_service');

select app.guard('staff_profiles');
select app.permit('staff_profiles', 'select',
    '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,service_role}', 'organization');
select app.permit('staff_profiles', 'insert', '{administrator,service_role}', 'organization');
select app.permit('staff_profiles', 'update', '{administrator}', 'organization',
    columns => '{title,credentials,npi,taxonomy_code,employment,bookable}');
select app.permit('staff_profiles', 'select', '{mentalspace_auth}', 'auth_service');
select app.permit('staff_profiles', 'insert', '{mentalspace_auth}', 'auth_service');

select app.guard('user_roles', assurance => 'aal1');
select app.permit('user_roles', 'select',
    '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,client_user}', 'own');
select app.permit('user_roles', 'select', '{supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'colleagues');
select app.permit('user_roles', 'select', '{administrator}', 'members');
select app.permit('user_roles', 'insert', '{administrator,service_role}', 'members');
select app.permit('user_roles', 'update', '{administrator}', 'members', columns => '{valid_to,ended_by}');
-- For the definer functions above and app.has_any_role, which name their rows themselves.
select app.permit('user_roles', 'select', '{service_role,mentalspace_owner}', 'organization');
select app.permit('user_roles', 'select', '{mentalspace_auth}', 'auth_service');
select app.permit('user_roles', 'insert', '{mentalspace_auth}', 'auth_service');
select app.permit('user_roles', 'update', '{mentalspace_auth}', 'auth_service', columns => '{valid_to,ended_by}');

select app.guard('staff_invitations', redact => '{token_hash}');
select app.permit('staff_invitations', 'select', '{administrator,service_role}', 'organization');
select app.permit('staff_invitations', 'insert', '{administrator,service_role}', 'organization');
select app.permit('staff_invitations', 'update', '{administrator,service_role}', 'organization', columns => '{token_hash,expires_at,withdrawn_at}');
select app.permit('staff_invitations', 'select', '{mentalspace_auth}', 'auth_service');
select app.permit('staff_invitations', 'update', '{mentalspace_auth}', 'auth_service');
