-- Where a practice works, what its clinicians are licensed for, and what it offers.

create table practice_locations (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    name text not null constraint practice_locations_name_check check (length(name) between 1 and 120),
    street text constraint practice_locations_street_check check (length(street) between 1 and 200),
    city text constraint practice_locations_city_check check (length(city) between 1 and 100),
    state text constraint practice_locations_state_check check (state ~ '^[A-Z]{2}$'),
    postal_code text constraint practice_locations_postal_code_check check (postal_code ~ '^[0-9]{5}(-[0-9]{4})?$'),
    phone text constraint practice_locations_phone_check check (length(phone) between 7 and 30),
    -- The CMS place-of-service code that claims from here carry: 11 is an office.
    place_of_service text not null default '11' constraint practice_locations_place_of_service_check check (place_of_service ~ '^[0-9]{2}$'),
    time_zone text not null constraint practice_locations_time_zone_check check (
        time_zone ~ '^(UTC|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$' and timezone(time_zone, timestamptz 'epoch') is not null),
    active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id)
);
comment on table practice_locations is 'the offices of a practice';
create unique index practice_locations_name_once on practice_locations (organization_id, lower(name));

create table practice_rooms (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    location_id uuid not null,
    name text not null constraint practice_rooms_name_check check (length(name) between 1 and 80),
    capacity integer not null default 2 constraint practice_rooms_capacity_check check (capacity between 1 and 200),
    active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint practice_rooms_location_fkey foreign key (organization_id, location_id)
        references practice_locations (organization_id, id) on delete restrict
);
comment on table practice_rooms is 'rooms that can be booked';
create unique index practice_rooms_name_once on practice_rooms (organization_id, location_id, lower(name));

create table provider_licenses (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    profile_id uuid not null,
    license_type text not null constraint provider_licenses_license_type_check check (length(license_type) between 2 and 80),
    state text not null constraint provider_licenses_state_check check (state ~ '^[A-Z]{2}$'),
    number text not null constraint provider_licenses_number_check check (length(number) between 1 and 40),
    issued_on date,
    expires_on date not null,
    status text not null default 'active' constraint provider_licenses_status_check check (status in ('active', 'suspended', 'surrendered')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint provider_licenses_once unique (organization_id, state, license_type, number),
    constraint provider_licenses_issued_before_it_expires check (issued_on < expires_on),
    constraint provider_licenses_holder_fkey foreign key (organization_id, profile_id)
        references staff_profiles (organization_id, profile_id) on delete restrict
);
comment on table provider_licenses is 'licences to practise, per state; they decide where a clinician may treat by video';
create index provider_licenses_holder_idx on provider_licenses (organization_id, profile_id, expires_on);

create table billing_codes (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    code text not null constraint billing_codes_code_check check (code ~ '^[0-9A-Z]{5}$'),
    -- The practice's own words: the titles of CPT codes are not ours to hand out.
    description text not null constraint billing_codes_description_check check (length(description) between 1 and 200),
    minutes integer constraint billing_codes_minutes_check check (minutes between 1 and 480),
    fee_cents bigint not null default 0 constraint billing_codes_fee_cents_check check (fee_cents between 0 and 10000000),
    add_on boolean not null default false,
    active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint billing_codes_once unique (organization_id, code)
);
comment on table billing_codes is 'the services a practice bills, in its own words';

select app.guard('practice_locations');
select app.permit('practice_locations', 'select',
    '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,client_user,service_role}', 'organization');
select app.permit('practice_locations', 'insert', '{administrator}', 'organization');
select app.permit('practice_locations', 'update', '{administrator}', 'organization',
    columns => '{name,street,city,state,postal_code,phone,place_of_service,time_zone,active}');

select app.guard('practice_rooms');
select app.permit('practice_rooms', 'select',
    '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,service_role}', 'organization');
select app.permit('practice_rooms', 'insert', '{administrator}', 'organization');
select app.permit('practice_rooms', 'update', '{administrator}', 'organization', columns => '{name,capacity,active}');

select app.guard('provider_licenses');
select app.permit('provider_licenses', 'select',
    '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,service_role}', 'organization');
select app.permit('provider_licenses', 'insert', '{administrator}', 'organization');
select app.permit('provider_licenses', 'update', '{administrator}', 'organization',
    columns => '{license_type,state,number,issued_on,expires_on,status}');

select app.guard('billing_codes');
select app.permit('billing_codes', 'select',
    '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,service_role}', 'organization');
select app.permit('billing_codes', 'insert', '{administrator,billing_staff}', 'organization');
select app.permit('billing_codes', 'update', '{administrator,billing_staff}', 'organization',
    columns => '{code,description,minutes,fee_cents,add_on,active}');
