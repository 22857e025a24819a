-- Who bills, and what a service costs.

create table billing_settings (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    -- The employer identification number, as claims carry it.
    tax_id text constraint billing_settings_tax_id_check check (tax_id ~ '^[0-9]{2}-?[0-9]{7}$'),
    taxonomy_code text constraint billing_settings_taxonomy_code_check check (taxonomy_code ~ '^[0-9A-Z]{10}$'),
    -- Where the provider that is paid is: a street address, with nine digits of postal code.
    street text constraint billing_settings_street_check check (length(street) between 1 and 55),
    city text constraint billing_settings_city_check check (length(city) between 1 and 30),
    state text constraint billing_settings_state_check check (state ~ '^[A-Z]{2}$'),
    postal_code text constraint billing_settings_postal_code_check check (postal_code ~ '^[0-9]{5}-[0-9]{4}$'),
    contact_name text constraint billing_settings_contact_name_check check (length(contact_name) between 1 and 60),
    contact_phone text constraint billing_settings_contact_phone_check check (length(contact_phone) between 7 and 30),
    -- As the clearinghouse knows us, and we it.
    submitter_id text constraint billing_settings_submitter_id_check check (submitter_id ~ '^[A-Z0-9]{2,15}$'),
    receiver_id text constraint billing_settings_receiver_id_check check (receiver_id ~ '^[A-Z0-9]{2,15}$'),
    receiver_name text constraint billing_settings_receiver_name_check check (length(receiver_name) between 1 and 60),
    -- Claims are marked as a test until the clearinghouse has let us go live.
    test_claims boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint billing_settings_one_per_practice check (id = organization_id),
    constraint billing_settings_address_whole check (num_nulls(street, city, state, postal_code) in (0, 4)),
    constraint billing_settings_partner_whole check (num_nulls(submitter_id, receiver_id, receiver_name) in (0, 3))
);
comment on table billing_settings is 'what claims say of the practice: tax number, address, whom to call, how the clearinghouse knows it';

create table fee_schedules (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    name text not null constraint fee_schedules_name_check check (length(name) between 1 and 120),
    kind text not null constraint fee_schedules_kind_check check (kind in ('standard', 'contract')),
    payer_id uuid,
    valid_from date not null,
    valid_to date,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint fee_schedules_payer_fkey foreign key (organization_id, payer_id) references payers (organization_id, id) on delete restrict,
    constraint fee_schedules_ends_after_it_begins check (valid_to >= valid_from),
    constraint fee_schedules_contract_has_payer check ((kind = 'contract') = (payer_id is not null)),
    -- On one day there is one list of prices for a payer, and one for everybody else.
    constraint fee_schedules_one_at_a_time exclude using gist (
        organization_id with =, (coalesce(payer_id, '00000000-0000-0000-0000-000000000000')) with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table fee_schedules is 'a list of prices and the days on which it holds: the practice''s own, or agreed with a payer';
create index fee_schedules_payer_idx on fee_schedules (organization_id, payer_id);

create table fee_schedule_rates (
    id uuid primary key,
    organization_id uuid not null,
    fee_schedule_id uuid not null,
    code text not null constraint fee_schedule_rates_code_check check (code ~ '^[0-9A-Z]{5}$'),
    -- A price for one modifier comes before the price of the bare code.
    modifier text constraint fee_schedule_rates_modifier_check check (modifier ~ '^[0-9A-Z]{2}$'),
    fee_cents bigint not null constraint fee_schedule_rates_fee_cents_check check (fee_cents between 1 and 10000000),
    unique (organization_id, id),
    constraint fee_schedule_rates_schedule_fkey foreign key (organization_id, fee_schedule_id)
        references fee_schedules (organization_id, id) on delete restrict
);
comment on table fee_schedule_rates is 'the prices of a list';
create unique index fee_schedule_rates_once on fee_schedule_rates (organization_id, fee_schedule_id, code, coalesce(modifier, ''));

-- What one unit of a service costs: the payer's list of that day, else the practice's own, else the code's own price; null if there is none.
create function app.fee_of(code text, modifiers text[], payer uuid, service_on date) returns bigint
    language sql stable
    set search_path = ''
    begin atomic
    select fee_cents from (
        select r.fee_cents, s.payer_id is null as own, r.modifier is null as bare
          from public.fee_schedules s
          join public.fee_schedule_rates r on r.organization_id = s.organization_id and r.fee_schedule_id = s.id
         where s.organization_id = app.organization_id() and (s.payer_id is null or s.payer_id = fee_of.payer)
           and s.valid_from <= fee_of.service_on and (s.valid_to is null or s.valid_to >= fee_of.service_on)
           and r.code = fee_of.code and (r.modifier is null or r.modifier = any (fee_of.modifiers))
        union all
        select b.fee_cents, true, null from public.billing_codes b
         where b.organization_id = app.organization_id() and b.code = fee_of.code and b.fee_cents > 0) price
     order by own, bare nulls last, fee_cents desc limit 1;
    end;
grant execute on function app.fee_of(text, text[], uuid, date) to authenticated, service_role;

select app.guard('billing_settings');
select app.permit('billing_settings', 'select', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('billing_settings', 'insert', '{administrator,billing_staff}', 'organization');
select app.permit('billing_settings', 'update', '{administrator,billing_staff}', 'organization');

select app.guard('fee_schedules');
select app.permit('fee_schedules', 'select', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('fee_schedules', 'insert', '{administrator,billing_staff}', 'organization');
select app.permit('fee_schedules', 'update', '{administrator,billing_staff}', 'organization', columns => '{name,valid_from,valid_to}');

select app.guard('fee_schedule_rates');
select app.permit('fee_schedule_rates', 'select', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('fee_schedule_rates', 'insert', '{administrator,billing_staff}', 'organization');
select app.permit('fee_schedule_rates', 'update', '{administrator,billing_staff}', 'organization', columns => '{fee_cents}');
select app.permit('fee_schedule_rates', 'delete', '{administrator,billing_staff}', 'organization');

-- Interchanges are numbered per practice, without end and without repetition.
alter table number_sequences drop constraint number_sequences_name_check;
alter table number_sequences add constraint number_sequences_name_check
    check (name in ('chart', 'claim', 'invoice', 'statement', 'receipt', 'interchange'));
insert into number_sequences (id, organization_id, name)
select gen_random_uuid(), o.id, 'interchange' from organizations o;

create function app.furnish_billing() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    insert into public.number_sequences (id, organization_id, name) values (pg_catalog.gen_random_uuid(), new.id, 'interchange');
    insert into public.billing_settings (id, organization_id) values (new.id, new.id);
    return null;
end
$$;
create trigger furnish_billing after insert on organizations for each row execute function app.furnish_billing();
insert into billing_settings (id, organization_id) select o.id, o.id from organizations o;
